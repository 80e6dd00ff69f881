/**
 * Version 1 of the matrix for reading; whoever is not in it reads nothing. F full, S summary, P pseudonym, – nothing; conditions in brackets as
 * in `Condition`. Columns: see the head. It narrows: what a recipient reads at all is what was disclosed to it (`disclosed.ts`).
 *
 * Stricter than the field's own table: protection is LPSK's alone, since that LPSK is involved must not be learned. What that table gives in part
 * only (the visum of a prosecutor, the fitness to travel of KP2MI, an address abroad of a mission) no group holds apart from the rest, so it is not
 * shown. Commands are no matter of this table: each says `may`, and whoever may act has a row here or stands among `withoutRow`.
 */
export const matrix1 = `
row               | case exploitation identity contact location medical psychosocial legal protection shelter-location informant suspect exclusion | who
CASEWORKER        | F(a) F(a)         F(a)     F(a)    F(a)     S(ac)   F(ac)        S(a)  –          –                –         –       –         | caseworker at UPTD_PPA NGO
COUNSELLOR        | F(a) –            F(a)     F(a)    F(a)     S(ac)   F(a)         –     –          –                –         –       –         | counsellor at UPTD_PPA NGO HEALTH
SUPERVISOR        | F(a) F(a)         F(a)     F(a)    F(a)     S(a)    S(a)         S(a)  –          –                –         –       F(o)      | supervisor at UPTD_PPA NGO DINAS_SOSIAL KEMENSOS
DUTY-OFFICER      | F(a) F(a)         F(a)     F(a)    F(a)     S(a)    –            –     –          F(ae)            F(ad)     –       –         | duty-officer at UPTD_PPA NGO DINAS_SOSIAL KEMENSOS
SHELTER           | F(a) –            F(a)     S(a)    S(a)     S(ac)   S(ac)        –     –          F(ae)            –         –       –         | shelter-staff at UPTD_PPA NGO DINAS_SOSIAL KEMENSOS
SOCIAL-WORKER     | F(a) F(ao)        F(a)     F(a)    F(a)     S(ac)   S(ac)        –     –          –                –         –       –         | social-worker at DINAS_SOSIAL KEMENSOS UPTD_PPA NGO
SOCIAL-CASEWORKER | F(a) F(ao)        F(a)     F(a)    F(a)     S(ac)   S(ac)        –     –          –                –         –       –         | caseworker at DINAS_SOSIAL KEMENSOS
POLICE            | F(a) F(a)         F(a)     F(a)    F(a)     S(ac)   S(ac)        F(a)  –          –                –         F(a)    –         | investigator at POLICE
POLICE-DUTY       | F(a) S(a)         F(a)     F(a)    F(a)     –       –            S(a)  –          –                –         –       –         | duty-officer at POLICE
POLICE-SUPERVISOR | F(a) S(a)         F(a)     F(a)    F(a)     –       –            S(a)  –          –                –         S(a)    F(o)      | supervisor at POLICE
HEALTH            | F(a) –            F(a)     F(a)    F(a)     F(ac)   S(ac)        –     –          –                –         –       –         | health-worker at HEALTH
IMMIGRATION       | S(a) S(a)         F(a)     S(a)    S(a)     –       –            S(a)  –          –                –         –       –         | immigration-officer at IMMIGRATION
LPSK              | F(a) F(a)         F(a)     F(a)    F(a)     F(ac)   F(ac)        F(a)  F(a)       F(a)             –         –       F(a)      | lpsk-officer at LPSK
ADVOCATE          | F(a) F(a)         F(ac)    F(ac)   F(ac)    S(ac)   S(ac)        F(a)  –          –                –         –       –         | advocate at LEGAL_AID
PROSECUTOR        | F(a) F(a)         F(a)     –       –        –       –            F(a)  –          –                –         –       –         | prosecutor at PROSECUTOR
MIGRANT-WORKER    | S(a) S(a)         F(a)     F(a)    S(a)     –       –            S(a)  –          –                –         –       –         | migrant-worker-officer at MIGRANT_WORKER_PROTECTION
MISSION           | S(a) S(a)         F(a)     S(a)    S(a)     –       –            S(a)  –          –                –         –       –         | mission-officer at FOREIGN_AFFAIRS
VILLAGE           | –    –            –        –       –        –       –            –     –          –                –         –       –         | village-volunteer at VILLAGE
AUDITOR           | P    P            P        P       P        P       P            P     P          –                P         P       P         | auditor at OVERSIGHT
SYSTEM            | F    –            –        –       –        –       –            –     –          –                –         –       –         | system at SYSTEM
`
