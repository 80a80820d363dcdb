/** Roles that an establishment gives to its own people. */
export type EstablishmentRole = "liaison" | "signatory";

/** A colleague comes beside whoever invites; a successor takes his place. */
export type InvitationKind = "colleague" | "successor";

/**
 * `open`: the code is with the invited person. `waiting`: activated, the province's expert has yet to confirm. `in-force`:
 * the access was given. `refused` by the expert, `withdrawn` by the establishment.
 */
export type InvitationState = "open" | "waiting" | "in-force" | "refused" | "withdrawn";
