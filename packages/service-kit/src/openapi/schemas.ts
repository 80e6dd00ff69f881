import { fieldGroups } from '@titian/access'

const label = { type: 'object', properties: { id: { type: 'string' }, en: { type: 'string' } }, required: ['id', 'en'] }
const fact = {
  type: 'object',
  description: 'In words, or by the agency that it names: the directory says how it is called.',
  properties: { label: { $ref: '#/components/schemas/Label' }, text: { $ref: '#/components/schemas/Label' }, agencyId: { type: 'string' } },
  required: ['label'],
}
const redactions = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      path: { type: 'string' },
      group: { type: ['string', 'null'], enum: [...fieldGroups, null] },
      reason: { type: 'string' },
      of: { $ref: '#/components/schemas/Label' },
      label: { $ref: '#/components/schemas/Label' },
    },
    required: ['path', 'group', 'reason', 'of', 'label'],
  },
}

/** What all services answer alike. */
export const schemas = {
  Label: label,
  Problem: {
    type: 'object',
    description: 'RFC 9457, with a stable code and both languages.',
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      code: { type: 'string' },
      message: { $ref: '#/components/schemas/Label' },
      details: { type: 'object', additionalProperties: true },
      errors: {
        type: 'array',
        items: {
          type: 'object',
          properties: { path: { type: 'string' }, code: { type: 'string' }, message: { $ref: '#/components/schemas/Label' } },
          required: ['path', 'code', 'message'],
        },
      },
      correlationId: { type: 'string' },
      retryAfter: { type: 'number' },
    },
    required: ['type', 'title', 'status', 'code', 'message', 'correlationId'],
  },
  CommandAnswer: {
    type: 'object',
    properties: {
      id: { type: 'string', format: 'uuid' },
      version: { type: 'string', description: 'Opaque; for If-Match and x-min-version of the same user.' },
      changed: { type: 'boolean', description: 'False where it was so already, or the command is a repeat.' },
      receipt: { type: 'string', description: 'What only who gave it is told: the return code of a report from the public door.' },
      state: {
        type: ['object', 'null'],
        properties: { aggregate: { type: 'string' }, id: { type: 'string', format: 'uuid' } },
        additionalProperties: true,
        description: 'The resource as decided, as far as the caller may see it; sealed values are null.',
      },
    },
    required: ['id', 'version', 'changed', 'state'],
  },
  Redactions: redactions,
  Entry: {
    type: 'object',
    properties: {
      service: { type: 'string' },
      eventId: { type: 'string' },
      sight: { type: 'string', enum: ['full', 'summary', 'redacted'] },
      label: { $ref: '#/components/schemas/Label' },
      type: { type: 'string' },
      facts: { type: 'array', items: fact },
      resource: {
        type: 'object',
        properties: { aggregate: { type: 'string' }, id: { type: 'string', format: 'uuid' } },
        required: ['aggregate', 'id'],
      },
      corrects: { type: 'string', format: 'uuid', description: 'The line of this service that it puts right.' },
      redactions: { $ref: '#/components/schemas/Redactions' },
      reason: { $ref: '#/components/schemas/Label' },
      occurredAt: {
        type: 'object',
        properties: { from: { type: 'string' }, to: { type: 'string' }, precision: { type: 'string' }, zone: { type: ['string', 'null'] } },
        required: ['from', 'to', 'precision', 'zone'],
      },
      recordedAt: {
        type: 'object',
        properties: { at: { type: 'string' }, precision: { type: 'string', enum: ['minute', 'day'] }, zone: { type: ['string', 'null'] } },
        required: ['at', 'precision', 'zone'],
      },
      worker: { type: 'object', additionalProperties: true },
      agency: { type: 'object', additionalProperties: true },
    },
    required: ['service', 'eventId', 'sight', 'label', 'facts', 'redactions', 'occurredAt', 'recordedAt', 'agency'],
  },
  ReadResource: {
    type: 'object',
    properties: {
      aggregate: { type: 'string' },
      id: { type: 'string', format: 'uuid' },
      caseId: { type: ['string', 'null'] },
      version: { type: 'string' },
      value: { type: 'object', additionalProperties: true, description: 'As the aggregate presents itself; see its own operation.' },
      redactions: { $ref: '#/components/schemas/Redactions' },
    },
    required: ['aggregate', 'id', 'caseId', 'version', 'value', 'redactions'],
  },
  Available: {
    type: 'object',
    properties: {
      name: { type: 'string' },
      label: { $ref: '#/components/schemas/Label' },
      aggregate: { type: 'string' },
      target: { type: ['string', 'null'] },
      targetLabel: { anyOf: [{ $ref: '#/components/schemas/Label' }, { type: 'null' }] },
      version: { type: ['string', 'null'], description: 'Of the target, for If-Match.' },
      usual: { type: 'boolean' },
      now: { type: 'boolean', description: 'No promise: the command has the last word.' },
      whyNot: { anyOf: [{ $ref: '#/components/schemas/Label' }, { type: 'null' }] },
      given: {
        type: 'array',
        items: { type: 'object', properties: { path: { type: 'string' }, value: { type: 'string' } }, required: ['path', 'value'] },
      },
    },
    required: ['name', 'label', 'aggregate', 'target', 'targetLabel', 'version', 'usual', 'now', 'whyNot', 'given'],
  },
  Me: {
    type: 'object',
    properties: {
      userId: { type: 'string' },
      post: { type: 'string' },
      unitId: { type: ['string', 'null'] },
      agencyId: { type: 'string' },
      agencyKind: { type: 'string' },
      purpose: { type: 'string' },
      purposes: { type: 'array', items: { type: 'string' } },
      boards: { type: 'array', items: { type: 'string' }, description: 'Questions of this service that the post may ask.' },
      begins: { type: 'array', items: { type: 'string' }, description: 'Commands that create something and that the post may give.' },
    },
    required: ['userId', 'post', 'unitId', 'agencyId', 'agencyKind', 'purpose', 'purposes', 'boards', 'begins'],
  },
}
