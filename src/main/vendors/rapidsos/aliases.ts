// Under which names the data of a call may come: RapidSOS publishes three keys, so all of this is ASSUMED.

/**
 * Names are compared without capitals and punctuation: `caller_id`, `callerId` and `Caller-ID` are one.
 * A name may also be that of its object and its own together: `caller: { id }` is `callerid`. The first
 * alias that holds something readable counts. ASSUMED throughout; `caller_id` is what the LEI API is asked with.
 */
export const CALLER_NUMBER = [
  ...['callerid', 'callernumber', 'callerphonenumber', 'callerphone', 'callerphoneno', 'callerani'],
  ...['phonenumber', 'phone', 'phoneno', 'phonenum', 'telephonenumber', 'telephone', 'tel'],
  ...[
    'callbacknumber',
    'callbackphonenumber',
    'callbackphone',
    'callback',
    'msisdn',
    'ani',
    'e164',
  ],
  ...['callernum', 'callbacknum', 'callingnum', 'phonenumbere164'],
  ...['mobilenumber', 'mobilephone', 'mobile', 'cellphone', 'cellnumber', 'devicenumber'],
  ...['callingnumber', 'callingpartynumber', 'callingparty', 'originnumber', 'fromnumber'],
  ...['contactnumber', 'contactphone', 'userphonenumber', 'userphone', 'calleridnumber'],
  ...['subscribernumber', 'subscriberphone', 'linenumber', 'mdn', 'clid'],
] as const;

/** These often mean something else, so only what is as long as a whole number is taken. */
export const CALLER_NUMBER_PERHAPS = [
  'number',
  'from',
  'caller',
  'query',
  'cli',
  'tn',
  'cid',
] as const;

export const CALL_REF = [
  ...['callid', 'callref', 'callreference', 'callidentifier', 'calluuid', 'callguid', 'callsid'],
  ...['ngcallid', '911callid', 'emergencycallid', 'incidentid', 'incidentnumber', 'incidentref'],
  ...['incidentuuid', 'emergencyid', 'alertid', 'sessionid', 'callsessionid', 'eventid', 'queryid'],
  ...['dataid', 'payloadid', 'caseid', 'casenumber', 'cadid', 'cadnumber'],
] as const;

/** As a name of the whole share, not of a part of it. */
export const CALL_REF_AT_THE_TOP = ['id', 'uuid', 'guid', 'reference', 'ref'] as const;

export const ECC_ACCOUNT = [
  ...[
    'eccaccountid',
    'eccaccount',
    'eccid',
    'ecccode',
    'eccnumber',
    'rapidsosaccountid',
    'accountid',
  ],
  ...[
    'psapaccountid',
    'psapid',
    'psapcode',
    'fccpsapid',
    'agencyaccountid',
    'agencyid',
    'agencycode',
  ],
  ...['centerid', 'organizationid', 'organisationid', 'orgid', 'ecc', 'account', 'psap', 'agency'],
  ...['psapaccount', 'agencyaccount', 'centeraccount', 'centeraccountid'],
] as const;

export const ADDRESS = [
  ...['fulladdress', 'formattedaddress', 'dispatchableaddress', 'dispatchablelocation'],
  ...['civicaddress', 'civiclocation', 'incidentaddress', 'locationaddress', 'calleraddress'],
  ...['address', 'civic', 'streetaddress', 'postaladdress', 'addressline', 'addresstext'],
] as const;

/** In the order in which they are read out; of the names in one group the first that is there counts. */
export const ADDRESS_PARTS: readonly (readonly string[])[] = [
  ['name', 'placename', 'buildingname', 'landmark'],
  ['housenumber', 'streetnumber', 'addressnumber', 'number', 'hno'],
  [
    'street1',
    'street',
    'streetname',
    'streetaddress',
    'line1',
    'addressline1',
    'address1',
    'road',
    'rd',
  ],
  ['street2', 'line2', 'addressline2', 'address2'],
  ['building', 'bld'],
  ['floor', 'flr'],
  ['unit', 'suite', 'apartment', 'room'],
  ['city', 'town', 'locality', 'municipality', 'a3'],
  ['state', 'statecode', 'region', 'province', 'stateprovince', 'a1'],
  ['zipcode', 'zip', 'postalcode', 'postcode', 'pc'],
  ['country', 'countrycode'],
];

/** Compared by `uncertaintyName`. */
export const UNCERTAINTY = [
  ...['uncertaintyradius', 'uncertainty', 'radiusofuncertainty', 'horizontaluncertainty'],
  ...['horizontalaccuracy', 'accuracy', 'accuracyradius', 'horizontalerror', 'precision'],
  ...['acc', 'unc', 'radius', 'confidenceradius', 'errorradius', 'cep'],
] as const;

/** The name of a distance without its unit and without what it is the distance of: `gps_accuracy_m` is `accuracy`. */
export function uncertaintyName(name: string): string {
  return name
    .replace(/(?:in)?(?:m|mtrs|met(?:er|re)s?)$/, '')
    .replace(/^(?:gps|geo|loc(?:ation)?|pos(?:ition)?|caller|h(?=acc|unc))/, '');
}

/** When somebody was at a place. */
export const OBSERVED_AT = [
  ...['locationtime', 'locationtimestamp', 'locatedat', 'observedat', 'observedtime', 'timeoffix'],
  ...[
    'timestamp',
    'timestampms',
    'time',
    'datetime',
    'createdat',
    'createdtime',
    'receivedat',
    'updatedat',
  ],
] as const;

/** Arrays and texts under these names may hold the two numbers of a place. */
export const PLACE = [
  ...['coordinates', 'coordinate', 'coords', 'coord', 'location', 'position', 'point', 'geopoint'],
  ...[
    'latlng',
    'latlon',
    'latlong',
    'lnglat',
    'lonlat',
    'longlat',
    'geo',
    'geodetic',
    'geolocation',
  ],
  ...[
    'loc',
    'wkt',
    'gml',
    'gps',
    'geometry',
    'pos',
    'center',
    'centre',
    'incidentlocation',
    'calllocation',
  ],
  ...['callerlocation', 'latitudelongitude', 'currentlocation', 'lastlocation', 'latestlocation'],
] as const;

/** Names in which the latitude surely stands first, and last. */
export const LATITUDE_FIRST = /^(?:.*lat(?:itude)?l(?:ng|on|ong|ongitude)|pos)$/;
export const LONGITUDE_FIRST = /^.*l(?:ng|on|ong|ongitude)lat(?:itude)?$/;

export const BOUNDARY = [
  ...['boundingbox', 'boundarybox', 'jurisdictionboundarybox', 'eccjurisdictionboundarybox'],
  ...[
    'eccboundarybox',
    'eccboundingbox',
    'jurisdictionboundary',
    'eccboundary',
    'boundary',
    'bbox',
  ],
  ...['jurisdictionalboundary', 'jurisdictionalboundarybox', 'jurisdictionboundingbox'],
  ...['psapboundary', 'psapboundarybox', 'boundaries', 'boundarypolygon', 'serviceboundary'],
  ...['bounds', 'extent', 'envelope', 'jurisdictionbox', 'jurisdiction', 'box'],
] as const;

/** Prefixes of the XML in which places are written (PIDF-LO, GML), kept by who turns it into JSON. */
export const NAMESPACE = /^(?:gml|gs|gp|geo|ca|cl|pidf|dm):/;

/** What is inside is not about the caller: the emergency centre, its people, its area, a mast, the past. */
export const NOT_THE_CALLER =
  /^(?:ecc|psap|agency|agencies|account|organi[sz]ation|portal|telecommunicator|dispatcher|calltaker|partner|sender|recipient|sharedby|requestedby|jurisdiction|bound|bbox|extent|envelope|box$|tower|celltower|cellsite|polygon|northeast|northwest|southeast|southwest|topleft|topright|bottomleft|bottomright|upperleft|upperright|lowerleft|lowerright|previous|history|historical|past)/;
