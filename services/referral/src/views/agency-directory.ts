import { posts } from '@titian/access'
import { asc, group, place, query, unique, words } from '@titian/service'
import { idOf, join, on, type Sql, sql, view } from '@titian/views'
import { type AgencyKind, posts as allPosts, publicAgencyLabel, publicServiceType } from '@titian/vocabulary'
import { z } from 'zod'
import { agency } from '../agency/agency.ts'
import { agencyKind, offer, seat, seatZone, servedArea, theAgencyId } from '../agency/fields.ts'
import { type AgencyOffer, agencyOffers, forWhom } from '../agency/offers.ts'
import { publicService } from '../fields.ts'

/** Agencies, where they work and what they offer. */
export const agencyDirectoryView = view({
  name: 'agency_directory',
  version: 3,
  sql: `
    create table agency (
      agency_id      text primary key,
      kind           text not null,
      name           text not null,
      name_is_secret boolean not null,
      area           text not null,
      zone           text not null,
      areas          text[] not null,
      offers         jsonb not null default '{}'
    );
    create index agency_name on agency (name_is_secret, name, agency_id);
    create index agency_offers on agency using gin (offers)`,
  handles: [
    on(agency, {
      AgencyRegistered: async ({ data: { agencyId, kind, name, nameIsSecret, area, zone } }, db) => {
        await db.query(
          'insert into agency (agency_id, kind, name, name_is_secret, area, zone, areas) values ($1, $2, $3, $4, $5, $6, array[$5::text])',
          [agencyId, kind, name, nameIsSecret, area, zone],
        )
      },
      AgencyCorrected: async ({ stream, data: { kind, name, nameIsSecret, area, zone } }, db) => {
        await db.query('update agency set kind = $2, name = $3, name_is_secret = $4, area = $5, zone = $6 where agency_id = $1', [
          idOf(stream),
          kind,
          name,
          nameIsSecret,
          area,
          zone,
        ])
      },
      ServiceOffered: async ({ stream, data: { service, forWhom } }, db) => {
        await db.query('update agency set offers = offers || jsonb_build_object($2::text, $3::jsonb) where agency_id = $1', [
          idOf(stream),
          service,
          JSON.stringify(forWhom),
        ])
      },
      ServiceSuspended: async ({ stream, data: { service } }, db) => {
        await db.query('update agency set offers = offers - $2::text where agency_id = $1', [idOf(stream), service])
      },
      ServiceAreaSet: async ({ stream, data: { areas } }, db) => {
        await db.query('update agency set areas = $2::text[] where agency_id = $1', [idOf(stream), areas])
      },
    }),
  ],
})

export const agencyName = words({ id: 'Nama', en: 'Name' })

/** Who looks for help for others. */
export const staff = posts(...allPosts.codes.filter((post) => post !== 'public' && post !== 'survivor'))

/** Where the name tells (LPSK, BNN), all read the public label in place of name and kind; it can still be found by what it offers. */
export const agencyDirectory = query({
  name: 'agencyDirectory',
  doc: 'Agencies, those of these ids or all; that work in an area, are of a kind or offer a service; by name. A secret name reads as its public label.',
  path: '/agencies',
  may: staff,
  params: z.strictObject({
    ids: z.array(theAgencyId).min(1).max(100).optional(),
    area: place('any', { id: 'Wilayah', en: 'Area' }).optional(),
    service: offer.optional(),
    kind: agencyKind.optional(),
  }),
  row: z.strictObject({
    agencyId: theAgencyId,
    label: agencyName,
    kind: agencyKind.nullable(),
    area: seat,
    zone: seatZone,
    areas: z.array(servedArea),
    services: z.array(group({ offer: offer.nullable(), publicService: publicService.nullable(), forWhom }, { id: 'Layanan', en: 'Service' })),
  }),
  from({ params: { ids, area, service, kind } }) {
    const asked = [
      ids && sql`agency_id = any(${ids}::text[])`,
      area && serves(area),
      service && sql`offers ? ${service}`,
      kind && sql`kind = ${kind} and not name_is_secret`,
    ]
    const all = join([sql`true`, ...asked.filter((one) => one !== undefined)], ' and ')
    return sql`select agency_id as "agencyId", kind, name, name_is_secret as "nameIsSecret", area, zone, areas, offers from agency where ${all}`
  },
  order: [asc('nameIsSecret'), asc('name'), unique('agencyId')],
  map: shown,
})

/** An agency that works in a part of an area is found there, and one that works in all of its province. */
export const serves = (area: string): Sql =>
  sql`exists (select from unnest(areas) served where starts_with(${area}::text || '.', served || '.') or starts_with(served || '.', ${area}::text || '.'))`

/** A secret name reads as its public label, and its kind as none. */
export const named = ({ kind, name, nameIsSecret }: Pick<Row, 'kind' | 'name' | 'nameIsSecret'>) => ({
  label: nameIsSecret ? publicAgencyLabel(kind) : { id: name, en: name },
  kind: nameIsSecret ? null : kind,
})

interface Row {
  readonly agencyId: string
  readonly kind: AgencyKind
  readonly name: string
  readonly nameIsSecret: boolean
  readonly area: string
  readonly zone: string
  readonly areas: readonly string[]
  readonly offers: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

function shown({ agencyId, area, zone, areas, offers, ...whose }: Row): Record<string, unknown> {
  const codes = Object.keys(offers)
    .sort()
    .map((code) => agencyOffers.schema.parse(code))
  return {
    agencyId,
    ...named(whose),
    area,
    zone,
    areas,
    services: codes.map((code) => offerShown(code, whose.nameIsSecret, offers[code] ?? {})),
  }
}

/** A duty desk is no service of the list, and tells nothing. */
function offerShown(code: AgencyOffer, secret: boolean, served: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (code === 'INTAKE_DUTY') return { offer: code, publicService: null, forWhom: served }
  return { offer: secret ? null : code, publicService: publicServiceType(code), forWhom: served }
}
