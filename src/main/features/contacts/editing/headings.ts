// Which heading of a table means which field: English, Spanish, the services' own names, and those of other programs' exports.
import type { ContactSource } from '../../../../shared/contacts/contact';
import { EMERGENCY24_PHONE_FIELDS } from '../../../../shared/contacts/emergency24';
import { FACT_FIELDS, isNamedAt, specOf, type FactField } from '../../../../shared/contacts/fields';
import { IMPORT_FIELDS, type ImportField } from '../../../../shared/contacts/import-field';
import type { Language } from '../../../../shared/core/language';
import { importEn } from '../../../../shared/contacts/import-words-en';
import { importEs } from '../../../../shared/contacts/import-words-es';

/** What a person may say a column is: null is nothing to take. By the column's place, counted from 0. */
export type NamedColumns = ReadonlyMap<number, ImportField | null>;

/** What each field is called on the screen and in a template. */
export const FIELD_NAMES: Readonly<Record<Language, Readonly<Record<ImportField, string>>>> = {
  en: importEn.fields,
  es: importEs.fields,
};

/** Of a telephone number in another column. */
const EXTENSIONS = ['ext', 'extn', 'extension', 'extensionnumber', 'extnumber', 'extno']
  .flatMap((word) =>
    [
      ...['', 'phone', 'phonenumber', 'telephone', 'tel', 'work', 'office', 'business', 'school'],
      ...['home', 'cell', 'mobile', 'direct', 'staff', 'employee', 'teacher', 'room', 'primary'],
      ...['workphone', 'officephone', 'businessphone', 'schoolphone', 'homephone', 'primaryphone'],
    ].map((before) => before + word),
  )
  .concat('extensiones extensiondeltelefono extensiondeltrabajo numerodeextension exttel interno')
  .join(' ');

const BOTH: Readonly<Partial<Record<ImportField, string>>> = {
  name: 'name fullname displayname lastfirst lastnamefirst lastnamefirstname employeename staffname teachername membername contactname legalname nombrecompletodelempleado nombrecompleto nombreyapellido nombreyapellidos',
  middleName: 'middlename middleinitial middle mi additionalname segundonombre',
  // Behind the last name: a second one too.
  suffix: 'suffix namesuffix generation sufijo apellidomaterno segundoapellido',
  status:
    'status userstatus employmentstatus employeestatus recordstatus staffstatus memberstatus estatus situacion',
  isHere: 'active isactive enabled enableduser currentlyemployed activo activa habilitado',
  isGone:
    'deleted isdeleted inactive terminated terminate terminationdate dateterminated separationdate enddate exitdate membershipenddate assignmentenddate employmentenddate baja fechadebaja fechafin fechadefin fechadesalida eliminado',
  enrolled: 'enrollstatus enrollmentstatus currentenrollstatus estadodeinscripcion',
  extension: EXTENSIONS,
  ignored:
    'end emaillabel emailtype datelastmodified source fuente site sitio siteid contactid iddelcontacto asof fechadelosdatos',
};

const EMERGENCY24: Readonly<Partial<Record<ImportField, string>>> = {
  ...BOTH,
  ...wordsAt('emergency24'),
  departmentId: 'departmentid deptid iddepartamento iddeldepartamento',
  address1:
    'address address1 street streetaddress businessstreet mailingaddress addressstreet direccion direccion1 calle domicilio',
  address2: 'address2 aptsuite apartment suite businessstreet2 direccion2',
  city: 'city town businesscity mailingcity addresscity ciudad',
  state: 'state province stateprovince businessstate mailingstate addressregion estado provincia',
  zip: 'zip zipcode postalcode postcode businesspostalcode mailingzip addresspostalcode codigopostal cp',
  emailAddresses:
    'email emails emailaddress emailaddresses emailaddr emailvalue mail workemail schoolemail businessemail primaryemail workemailaddress schoolemailaddress businessemailaddress primaryemailaddress teacheremail teacheremailaddress staffemail staffemailaddress employeeemail useremail districtemail officialemail emailwork emailschool correo correos correoelectronico correoselectronicos',
  backupEmailAddresses:
    'backupemail backupemails backupemailaddress backupemailaddresses emailaddressalt alternateemail secondaryemail homeemail personalemail alternateemailaddress secondaryemailaddress homeemailaddress personalemailaddress homesecondaryemail emailhome emailpersonal correoderespaldo correosderespaldo',
  // ASSUMED: a number of no kind is one that takes texts, for that is how Emergency24 alerts.
  cellPhones:
    'cellphone cellphones cell cellnumber mobile mobilephone mobilephones mobilenumber cellphonenumber mobilephonenumber phonecell phonemobile primarymobilephone primarycellphone personalphone personalcell primaryphonenumber sms smsphone smsnumber primaryphone additionalphone otherphone carphone phone phones phonenumber phonenumbers telephone tel celular celulares movil moviles telefonomovil telefonosmoviles telefonocelular telefono telefonos',
  alternateCellPhones:
    'alternatecellphone alternatecellphones alternatemobilephones mobilephonealt cellphonealt celularalternativo otroscelulares',
  workPhones:
    'workphone workphones work officephone officephones workphonenumber officephonenumber phonework phoneoffice phonebusiness primaryworkphone telephonenumber businessphone businessphones schoolphone businessphonenumber schoolphonenumber companymainphone telefonodeltrabajo telefonosdeltrabajo telefonodetrabajo telefonooficina telefonodeoficina telefonodelaoficina',
  alternateWorkPhones:
    'alternateworkphone alternateworkphones workphonealt otrostelefonosdeltrabajo',
  homePhones:
    'homephone homephones home homephonenumber phonehome primaryhomephone landline landlinephone voiceonlyline voicephone telefonodecasa telefonosdecasa telefonocasa telefonoparticular',
  alternateHomePhones: 'alternatehomephone alternatehomephones homephonealt otrostelefonosdecasa',
  groupIds: 'groupid groupids idgrupo iddegrupo idsdegrupo idsdegrupos iddelgrupo',
  labelledPhone: 'phonevalue',
  phoneLabel: 'phonelabel phonetype',
  groups: 'group groups groupname groupnames groupmembership grupo grupos',
  customValues: 'customvalues customvalue valorespersonalizados camposadicionales',
};

const CHEKT: Readonly<Partial<Record<ImportField, string>>> = {
  ...BOTH,
  ...wordsAt('chekt'),
  email:
    'email emailaddress emails emailaddr emailvalue mail primaryemail primaryemailaddress correo correoelectronico correoselectronicos',
  otherEmails:
    'workemail schoolemail businessemail secondaryemail workemailaddress schoolemailaddress businessemailaddress secondaryemailaddress alternateemailaddress teacheremail teacheremailaddress staffemail staffemailaddress employeeemail useremail districtemail officialemail emailwork emailschool homeemailaddress personalemailaddress homesecondaryemail emailhome emailpersonal alternateemail emailaddressalt homeemail personalemail',
  phone:
    'phone phones phonenumber phonevalue telephone tel mobile mobilephone cell cellphone cellphones cellphonenumber mobilephonenumber mobilenumber phonecell phonemobile sms smsphone celular movil telefonomovil telefonocelular telefono telefonos',
  otherPhones:
    'primaryphone additionalphone otherphone workphone workphones officephone businessphone primaryphonenumber workphonenumber officephonenumber businessphonenumber homephonenumber phonework phonehome primaryworkphone primaryhomephone primarymobilephone telephonenumber personalphone schoolphone companymainphone homephone homephones landline telefonodeltrabajo telefonosdeltrabajo telefonodecasa telefonosdecasa',
  notifyByEmail:
    'notifybyemail notifyemail preferencesemail notificationpreferencesemail avisarporcorreo avisosporcorreo',
  notifyBySms:
    'notifybysms notifysms preferencessms notificationpreferencessms avisarporsms avisosporsms',
  notifyByPush:
    'notifybypush notifypush preferencespush notificationpreferencespush avisarporpush avisosporpush',
};

/** Taken only where no other column of the table means the same field: one of them, the earlier here before the later. */
const SECOND_BEST: Readonly<Record<ContactSource, Readonly<Partial<Record<ImportField, string>>>>> =
  {
    emergency24: {
      externalId:
        'id sourcedid identifier personid userid uniqueid sisid campusid teacherid staffstateid stateteacherid dcid organizationalidnumber number',
      title: 'title',
      // Where there is none of the work place.
      address1: 'homestreet otherstreet',
      city: 'homecity othercity',
      state: 'homestate otherstate',
      zip: 'homepostalcode homezip otherpostalcode',
    },
    chekt: {
      externalId:
        'id sourcedid identifier personid userid uniqueid sisid campusid teacherid stateteacherid dcid organizationalidnumber',
    },
  };

/** Fields that may have several columns: `Phone 1`, `Phone 2`. */
const LISTS: ReadonlySet<ImportField> = new Set<ImportField>([
  ...EMERGENCY24_PHONE_FIELDS,
  'emailAddresses',
  'backupEmailAddresses',
  'groupIds',
  'groups',
  'customValues',
  'labelledPhone',
  'phoneLabel',
  'otherPhones',
  'otherEmails',
  'extension',
]);

/** The further ones of what CHeKT takes one of: `E-mail 2 Address`. */
const NEXT: Readonly<Partial<Record<ImportField, ImportField>>> = {
  phone: 'otherPhones',
  email: 'otherEmails',
};

/** What programs write before the name of a field: `Teachers.First_Name`, `[05]First_Name`. */
const PREFIX =
  /^(?:\[\d+\]|(?:teachers|users|students|staff|individual|contacts|person|u|s)\.)\s*/i;

/** What they write behind it: `Email Address [Required]`, `Phone (optional)`. */
const REMARK = /\[[^\]]{0,100}\]|\((?:required|optional|obligatorio|requerido|opcional)\)/gi;

const MEANINGS: Readonly<Record<ContactSource, ReadonlyMap<string, ImportField>>> = {
  emergency24: new Map([...namesAt('emergency24'), ...meaningsOf(EMERGENCY24)]),
  chekt: new Map([...namesAt('chekt'), ...meaningsOf(CHEKT)]),
};

const SECOND_BEST_MEANINGS: typeof MEANINGS = {
  emergency24: meaningsOf(SECOND_BEST.emergency24),
  chekt: meaningsOf(SECOND_BEST.chekt),
};

/**
 * One for each heading, null when nobody understands it or there is a better one. Case, accents, spaces and
 * punctuation do not count.
 * @param named what somebody said, who knows better
 */
export function fieldsOf(
  source: ContactSource,
  headings: readonly string[],
  named: NamedColumns = new Map(),
): readonly (ImportField | null)[] {
  const best = headings.map((heading, at) =>
    named.has(at) ? (named.get(at) ?? null) : meaningOf(MEANINGS[source], heading),
  );
  const second = headings.map((heading, at) =>
    named.has(at) ? null : meaningOf(SECOND_BEST_MEANINGS[source], heading),
  );
  return headings.map((heading, at) => {
    const own = best[at] ?? null;
    if (named.has(at)) return own;
    if (own === 'cellPhones' && isLabelled(best, headings, at)) return 'labelledPhone';
    const field = second[at] ?? null;
    if (own !== null || field === null || best.includes(field)) return own;
    const rivals = headings.filter((_, place) => second[place] === field);
    return rivals.every((rival) => rankOf(source, heading) <= rankOf(source, rival)) ? field : null;
  });
}

/** `Phone Number` beside `Phone Type`: the label tells the kind. */
function isLabelled(
  best: readonly (ImportField | null)[],
  headings: readonly string[],
  at: number,
): boolean {
  const isGeneral = /^(?:telephone|phone|telefono|tel)(?:number)?\d*$/.test(
    keyOf(headings[at] ?? ''),
  );
  return isGeneral && (best[at - 1] === 'phoneLabel' || best[at + 1] === 'phoneLabel');
}

/** The place among its rivals. */
function rankOf(source: ContactSource, heading: string): number {
  return [...SECOND_BEST_MEANINGS[source].keys()].indexOf(keyOf(heading.replace(PREFIX, '')));
}

function meaningOf(
  meanings: ReadonlyMap<string, ImportField>,
  heading: string,
): ImportField | null {
  const bare = heading.replace(PREFIX, '');
  const plain = bare.replace(REMARK, '');
  const key = keyOf(meanings.has(keyOf(bare)) ? bare : plain);
  const whole =
    meanings.get(key) ?? meanings.get(plain.trim().endsWith('#') ? `${key}number` : key);
  if (whole !== undefined) return whole;
  const [number = ''] = /\d{1,2}/.exec(key) ?? [];
  const field = number === '' ? undefined : meanings.get(key.replace(number, ''));
  if (field === undefined || LISTS.has(field)) return field ?? null;
  return Number(number) === 1 ? field : (NEXT[field] ?? null);
}

/** Whether a cell may hold several. */
export function isList(field: ImportField): boolean {
  return LISTS.has(field);
}

/** Whether several columns may be this field. */
export function mayRepeat(field: ImportField): boolean {
  return LISTS.has(field) || ['status', 'isHere', 'isGone', 'enrolled', 'ignored'].includes(field);
}

/** What its heading says of the number that an extension belongs to: `work` of `Work Ext.`; empty for nothing. */
export function extendedBy(heading: string): string {
  return keyOf(heading)
    .replace(/(?:extn?|extension|interno)(?:number|no|es)?(?=\d*$)/, '')
    .replace(/^(?:numerode|extension(?:del?|tel)?)/, '');
}

/** Whether two headings are about the same number: `Phone 2` and `Phone 2 Ext.`, `Work` and `Office Phone`. */
export function isOfNumber(source: ContactSource, said: string, phone: string): boolean {
  const [, words = '', number = ''] = /^(\D*)(\d*)$/.exec(said) ?? [];
  const key = keyOf(phone);
  if (!key.includes(number)) return false;
  const [kind = null] = fieldsOf(source, [`${words}phone`]);
  return key.startsWith(words) || (kind !== null && kind === fieldsOf(source, [phone])[0]);
}

/** Our own names of the fields, in both languages. */
function namesAt(source: ContactSource): readonly (readonly [string, ImportField])[] {
  return Object.values(FIELD_NAMES).flatMap((names) =>
    IMPORT_FIELDS[source].map((field) => [keyOf(names[field]), field] as const),
  );
}

/** Headings of the fields that a service has under the same name. */
function wordsAt(source: ContactSource): Readonly<Partial<Record<FactField, string>>> {
  const fields = FACT_FIELDS.filter((field) => isNamedAt(source, field));
  return Object.fromEntries(
    fields.flatMap((field) => {
      const { headings } = specOf(field);
      return headings === undefined ? [] : [[field, headings]];
    }),
  );
}

function meaningsOf(
  words: Readonly<Partial<Record<ImportField, string>>>,
): ReadonlyMap<string, ImportField> {
  const fields = Object.keys(words) as ImportField[];
  return new Map(
    fields.flatMap((field) =>
      (words[field] ?? '').split(' ').map((word) => [word, field] as const),
    ),
  );
}

function keyOf(heading: string): string {
  return heading
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
