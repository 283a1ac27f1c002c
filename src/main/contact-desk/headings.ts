// Which heading of a table means which field: English, Spanish and the services' own names.
import type { ContactSource } from '../../shared/contact';
import { EMERGENCY24_PHONE_FIELDS, type Emergency24Field } from '../../shared/emergency24';

/** `name`: first and last name together. `groups`: by their names. `ignored`: ours, and nothing to take. */
export type ColumnField =
  | Emergency24Field
  | 'name'
  | 'groups'
  | 'phone'
  | 'email'
  | 'type'
  | 'role'
  | 'notifyByEmail'
  | 'notifyBySms'
  | 'notifyByPush'
  | 'ignored';

const BOTH: Readonly<Partial<Record<ColumnField, string>>> = {
  externalId:
    'externalid externalcontactid idexterno idexternal identificadorexterno employeeid idempleado iddelempleado',
  firstName: 'firstname givenname forename first nombre nombres primernombre nombredepila',
  lastName: 'lastname surname familyname last apellido apellidos',
  name: 'name fullname nombrecompleto nombreyapellido nombreyapellidos',
  ignored: 'source fuente site sitio siteid contactid iddelcontacto asof fechadelosdatos',
};

const EMERGENCY24: Readonly<Partial<Record<ColumnField, string>>> = {
  ...BOTH,
  description: 'description descripcion notes notas',
  title: 'title jobtitle position titulo cargo puesto',
  department: 'department dept departamento',
  departmentId: 'departmentid deptid iddepartamento iddeldepartamento',
  address1: 'address address1 street streetaddress direccion direccion1 calle domicilio',
  address2: 'address2 direccion2',
  city: 'city town ciudad',
  state: 'state province estado provincia',
  zip: 'zip zipcode postalcode postcode codigopostal cp',
  language: 'language idioma lengua',
  emailAddresses:
    'email emails emailaddress emailaddresses mail correo correos correoelectronico correoselectronicos',
  backupEmailAddresses:
    'backupemail backupemails backupemailaddress backupemailaddresses correoderespaldo correosderespaldo',
  // ASSUMED: a number of no kind is one that takes texts, for that is how Emergency24 alerts.
  cellPhones:
    'cellphone cellphones cell cellnumber mobile mobilephone mobilephones mobilenumber phone phones phonenumber phonenumbers telephone tel celular celulares movil moviles telefonomovil telefonosmoviles telefonocelular telefono telefonos',
  alternateCellPhones:
    'alternatecellphone alternatecellphones alternatemobilephones celularalternativo otroscelulares',
  workPhones:
    'workphone workphones work officephone officephones businessphone businessphones telefonodeltrabajo telefonosdeltrabajo telefonodetrabajo telefonooficina telefonodeoficina telefonodelaoficina',
  alternateWorkPhones: 'alternateworkphone alternateworkphones otrostelefonosdeltrabajo',
  homePhones:
    'homephone homephones home telefonodecasa telefonosdecasa telefonocasa telefonoparticular',
  alternateHomePhones: 'alternatehomephone alternatehomephones otrostelefonosdecasa',
  groupIds: 'groupid groupids idgrupo iddegrupo idsdegrupo idsdegrupos iddelgrupo',
  groups: 'group groups groupname groupnames grupo grupos',
  customValues: 'customvalues customvalue valorespersonalizados camposadicionales',
};

const CHEKT: Readonly<Partial<Record<ColumnField, string>>> = {
  ...BOTH,
  email: 'email emailaddress emails mail correo correoelectronico correoselectronicos',
  phone:
    'phone phones phonenumber telephone tel mobile mobilephone cell cellphone cellphones celular movil telefonomovil telefonocelular telefono telefonos',
  type: 'type contacttype tipo tipodecontacto',
  role: 'role rol funcion',
  notifyByEmail:
    'notifybyemail notifyemail notificationpreferencesemail avisarporcorreo avisosporcorreo',
  notifyBySms: 'notifybysms notifysms notificationpreferencessms avisarporsms avisosporsms',
  notifyByPush: 'notifybypush notifypush notificationpreferencespush avisarporpush avisosporpush',
};

/** Fields that may have several columns: `Phone 1`, `Phone 2`. */
const LISTS: ReadonlySet<ColumnField> = new Set<ColumnField>([
  ...EMERGENCY24_PHONE_FIELDS,
  'emailAddresses',
  'backupEmailAddresses',
  'groupIds',
  'groups',
  'customValues',
]);

const MEANINGS: Readonly<Record<ContactSource, ReadonlyMap<string, ColumnField>>> = {
  emergency24: meaningsOf(EMERGENCY24),
  chekt: meaningsOf(CHEKT),
};

/** Null when nobody understands it. Case, accents, spaces and punctuation do not count. */
export function fieldOf(source: ContactSource, heading: string): ColumnField | null {
  const key = keyOf(heading);
  const whole = MEANINGS[source].get(key);
  if (whole !== undefined) return whole;
  const numbered = MEANINGS[source].get(key.replace(/\d{1,2}$/, ''));
  return numbered !== undefined && LISTS.has(numbered) ? numbered : null;
}

export function isList(field: ColumnField): boolean {
  return LISTS.has(field);
}

function meaningsOf(
  words: Readonly<Partial<Record<ColumnField, string>>>,
): ReadonlyMap<string, ColumnField> {
  const fields = Object.keys(words) as ColumnField[];
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
