import { graphql } from './graphql.ts'

/** A page of what a client asks, one of each kind. */
export const label = graphql('fragment Words on Label { id en }')

export const myDay = graphql(
  `query MyDay($first: Int) {
    myDay(first: $first) { items { label { ...Words } caseId dueAt standing immediateDanger waitingOn command { code } } next }
  }`,
  [label],
)

export const caseFile = graphql(
  `query CaseFile($id: ID!, $asOf: DateTime) {
    case(id: $id, asOf: $asOf) {
      id version caseNumber openedAt
      area { code label { ...Words } }
      caseworker { userId }
      consents { id }
      referrals { id service recipientAgency { label { ...Words } } }
      redactions { path label { ...Words } }
    }
  }`,
  [label],
)

export const timeline = graphql(
  `query Timeline($caseId: ID!, $after: String) {
    timeline(caseId: $caseId, after: $after) {
      total next
      entries {
        id number sight corrects label { ...Words } occurredAt { from zone label { ...Words } } recordedAt { at precision }
        facts { label { ...Words } text { ...Words } }
        resource { __typename id ... on Referral { service } }
      }
    }
  }`,
  [label],
)

export const available = graphql(
  `query Available($on: ID) {
    availableCommands(on: $on) {
      commands { name target version usual now whyNot { ...Words } label { ...Words } given { path value } form }
      incomplete { ...Words }
    }
  }`,
  [label],
)

export const inbox = graphql('query Inbox($standing: InboxStanding) { referralInbox(standing: $standing) { items { referralId dueAt } next } }')

export const accept = graphql(
  `mutation Accept($key: ID!, $id: ID!, $input: AcceptReferralInput!) {
    acceptReferral(key: $key, id: $id, input: $input) {
      __typename
      ... on Done { id version state { id ... on Referral { service } } }
      ... on Rejected { code message { ...Words } errors { path code } }
    }
  }`,
  [label],
)

export const changed = graphql('subscription Changed($caseId: ID!) { timelineChanged(caseId: $caseId) }')
