// Under which names the data of a call is looked for: RapidSOS publishes three keys, so all of this is ASSUMED.

/**
 * Names are compared without capitals and punctuation: `caller_id`, `callerId` and `Caller-ID` are one.
 * A name may also be that of its object and its own together: `caller: { id }` is `callerid`. The first alias that
 * holds something readable counts. Only what is plausible stands here: whatever has another name is shown raw, where
 * a person reads it. `caller_id` is what the LEI API is asked with.
 */
export const CALLER_NUMBER = [
  ...['callerid', 'callernumber', 'callerphonenumber', 'callerphone'],
  ...['phonenumber', 'phone', 'callbacknumber', 'callback', 'ani'],
] as const;

export const CALL_REF = ['callid', 'callreference', 'incidentid', 'alertid'] as const;

export const ECC_ACCOUNT = [
  ...['eccaccountid', 'eccid', 'accountid', 'psapid', 'agencyid'],
] as const;

export const ADDRESS = ['fulladdress', 'formattedaddress', 'address', 'civicaddress', 'civic'];

/** In the order in which they are read out, as RapidSOS's Alert Management API names the parts of a civic address. */
export const ADDRESS_PARTS = ['name', 'street1', 'street2', 'city', 'state', 'zipcode', 'country'];

export const LATITUDE = ['latitude', 'lat'];
export const LONGITUDE = ['longitude', 'lng', 'lon', 'long'];

/** `uncertainty_radius` is the name in RapidSOS's Alert Management API. In metres. */
export const UNCERTAINTY = [
  ...['uncertaintyradius', 'uncertainty', 'horizontalaccuracy', 'accuracy', 'radius'],
] as const;

/** When somebody was at a place. */
export const OBSERVED_AT = ['locationtime', 'timestamp', 'time', 'createdtime', 'updatedtime'];

export const BOUNDARY = [
  ...['boundingbox', 'boundarybox', 'jurisdictionboundarybox', 'eccjurisdictionboundarybox'],
  ...['boundary', 'bbox'],
] as const;

/** What is inside is not about the caller: the emergency centre, its people, its area, a mast, the past. */
export const NOT_THE_CALLER =
  /^(?:ecc|psap|agency|agencies|account|organi[sz]ation|portal|telecommunicator|dispatcher|calltaker|partner|sender|recipient|sharedby|requestedby|jurisdiction|bound|bbox|extent|envelope|box$|tower|celltower|cellsite|polygon|northeast|northwest|southeast|southwest|topleft|topright|bottomleft|bottomright|upperleft|upperright|lowerleft|lowerright|previous|history|historical|past)/;
