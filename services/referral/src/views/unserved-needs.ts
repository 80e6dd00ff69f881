import { posts, systemOnly } from '@titian/access'
import { agencyRef, asc, code, desc, flag, moment, query, unique } from '@titian/service'
import { sql } from '@titian/views'
import { publicServiceTypes } from '@titian/vocabulary'
import { z } from 'zod'
import { servedArea } from '../agency/fields.ts'
import { sender, serviceType, theCaseId, theReferralId } from '../fields.ts'

/** Where else a service is offered: by whom did not refuse it for this case already. For noting an unserved need; not asked over HTTP. */
export const otherOffers = query({
  name: 'otherOffers',
  doc: 'Areas in which agencies offer a service that have not refused it for this case.',
  path: '/other-offers',
  may: systemOnly,
  params: z.strictObject({ caseId: theCaseId, service: serviceType, senderAgencyId: sender }),
  row: z.strictObject({ service: serviceType, areas: z.array(servedArea) }),
  from: ({ params: { caseId, service, senderAgencyId } }) => sql`
    select ${service}::text as service, array_agg(distinct served) as areas from agency a cross join lateral unnest(a.areas) served
      where a.offers ? ${service} and a.agency_id <> ${senderAgencyId}
        and not exists (select from referral r
          where r.case_id = ${caseId} and r.service_type = ${service} and r.recipient_agency_id = a.agency_id and r.ending = 'rejected')
      having count(*) > 0`,
  order: [unique('service')],
})

/** What is missing where, of nobody in particular: no case, no person, and no clinic by its name. */
export const unservedNeeds = query({
  name: 'unservedNeeds',
  doc: 'Kinds of service that were refused as outside the mandate and that nobody else offers there, emergencies and children first; for the Ministry of Social Affairs, which finds who gives it and tells the sender.',
  path: '/unserved-needs',
  may: posts('duty-officer', 'supervisor', 'social-worker', 'caseworker').at('KEMENSOS'),
  params: z.strictObject({}),
  row: z.strictObject({
    referralId: theReferralId,
    publicService: code(publicServiceTypes, { id: 'Jenis layanan', en: 'Kind of service' }),
    area: servedArea,
    immediateDanger: flag({ id: 'Darurat', en: 'Emergency' }),
    child: flag({ id: 'Anak, atau umur belum diketahui', en: 'A child, or of unknown age' }),
    since: moment({ id: 'Sejak', en: 'Since' }),
    senderAgencyId: agencyRef({ id: 'Lembaga perujuk', en: 'Sending agency' }).nullable(),
  }),
  from: () => sql`
    select r.referral_id as "referralId", r.service as "publicService", r.unserved_area as area, r.urgency = 'EMERGENCY' as "immediateDanger",
        exists (select from child_case k where k.case_id = r.case_id) as child, r.ended_at as since,
        (select s.agency_id from agency s where s.agency_id = r.sender_agency_id and not s.name_is_secret) as "senderAgencyId"
      from referral r
      where r.unserved_area is not null and r.redirected_to is null and not r.replaced`,
  order: [desc('immediateDanger'), desc('child'), asc('since'), unique('referralId')],
})
