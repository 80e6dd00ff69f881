import { posts } from '@titian/access'
import { asc, group, place, query, unique, words } from '@titian/service'
import { idOf, join, on, type Sql, sql, view } from '@titian/views'
import { type AgencyKind, posts as allPosts, publicAgencyLabel, publicServiceType } from '@titian/vocabulary'
import { z } from 'zod'
import { agency } from '../agency/agency.ts'
import { agencyKind, dutyArea, offer, seat, seatZone, servedArea, theAgencyId } from '../agency/fields.ts'
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
      offers         jsonb not null default '{}',
      status         text not null default 'registered',
      is_province_desk boolean not null,
      duty_areas     text[] not null default '{}',
      duty_asked_of  text,
      duty_asked_by  text,
      duty_asked_at  text,
      duty_lost_at   text
    );
    create table unit (
      agency_id text not null,
      unit_id   text not null,
      name      text not null,
      area      text not null,
      zone      text not null,
      constraint unit_pk primary key (agency_id, unit_id)
    );
    create index agency_duty_asked on agency (duty_asked_of) where duty_asked_of is not null;
    create index agency_name on agency (name_is_secret, name, agency_id);
    create index agency_offers on agency using gin (offers)`,
  handles: [
    on(agency, {
      AgencyRegistered: async ({ data: { agencyId, kind, name, nameIsSecret, area, zone, isProvinceDesk } }, db) => {
        await db.query(
          'insert into agency (agency_id, kind, name, name_is_secret, area, zone, areas, is_province_desk) values ($1, $2, $3, $4, $5, $6, array[$5::text], $7)',
          [agencyId, kind, name, nameIsSecret, area, zone, isProvinceDesk],
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
      AgencyApproved: async ({ stream }, db) => {
        await db.query(`update agency set status = 'approved' where agency_id = $1`, [idOf(stream)])
      },
      AgencyClosed: async ({ stream }, db) => {
        await db.query(
          `update agency set status = 'closed', offers = '{}', duty_areas = '{}', duty_asked_of = null, duty_lost_at = null where agency_id = $1`,
          [idOf(stream)],
        )
      },
      UnitRegistered: async ({ stream, data: { unitId, name, area, zone } }, db) => {
        await db.query(
          `insert into unit (agency_id, unit_id, name, area, zone) values ($1, $2, $3, $4, $5)
            on conflict (agency_id, unit_id) do update set name = excluded.name, area = excluded.area, zone = excluded.zone`,
          [idOf(stream), unitId, name, area, zone],
        )
      },
      DutyAsked: async ({ stream, recordedAt, meta, data: { deskAgencyId } }, db) => {
        await db.query('update agency set duty_asked_of = $2, duty_asked_by = $3, duty_asked_at = $4 where agency_id = $1', [
          idOf(stream),
          deskAgencyId,
          meta.actor.userId,
          recordedAt,
        ])
      },
      DutyGranted: async ({ stream, data: { areas } }, db) => {
        await db.query('update agency set duty_areas = $2::text[], duty_asked_of = null where agency_id = $1', [idOf(stream), areas])
      },
      DutyRefused: async ({ stream }, db) => {
        await db.query('update agency set duty_asked_of = null where agency_id = $1', [idOf(stream)])
      },
      DutyLost: async ({ stream, recordedAt, data: { areas } }, db) => {
        await db.query(
          `update agency set duty_lost_at = $3, duty_areas = array(select held from unnest(duty_areas) held where held <> all($2::text[])) where agency_id = $1`,
          [idOf(stream), areas, recordedAt],
        )
      },
      DutyLossSeen: async ({ stream }, db) => {
        await db.query('update agency set duty_lost_at = null where agency_id = $1', [idOf(stream)])
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
    dutyAreas: z.array(dutyArea),
    services: z.array(group({ offer: offer.nullable(), publicService, forWhom }, { id: 'Layanan', en: 'Service' })),
  }),
  from({ params: { ids, area, service, kind } }) {
    const asked = [
      ids && sql`agency_id = any(${ids}::text[])`,
      area && serves(area),
      service && sql`offers ? ${service}`,
      kind && sql`kind = ${kind} and not name_is_secret`,
    ]
    // Who is asked for by id may be closed by now, and was not when it was named.
    const open = ids ? sql`status <> 'registered'` : sql`status = 'approved'`
    const all = join([open, ...asked.filter((one) => one !== undefined)], ' and ')
    return sql`select agency_id as "agencyId", kind, name, name_is_secret as "nameIsSecret", area, zone, areas, offers, duty_areas as "dutyAreas" from agency where ${all}`
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
  readonly dutyAreas: readonly string[]
  readonly offers: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

function shown({ agencyId, area, zone, areas, dutyAreas, offers, ...whose }: Row): Record<string, unknown> {
  const codes = Object.keys(offers)
    .sort()
    .map((code) => agencyOffers.schema.parse(code))
  return {
    agencyId,
    ...named(whose),
    area,
    zone,
    areas,
    dutyAreas,
    services: codes.map((code) => offerShown(code, whose.nameIsSecret, offers[code] ?? {})),
  }
}

function offerShown(code: AgencyOffer, secret: boolean, served: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { offer: secret ? null : code, publicService: publicServiceType(code), forWhom: served }
}
