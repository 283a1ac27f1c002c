// How large a practice directory may be made.

export const CONTACTS_MAX = 100_000;
