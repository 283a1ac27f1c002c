// Spanish words for what a desk is: its name, its place, and what goes along with every press.
import type { TextShape } from '../core/text-shape';
import type { deskEn } from './words-en';

export const deskEs: TextShape<typeof deskEn> = {
  name: 'Nombre del puesto',
  location: 'Lugar',
  locationHint: 'Se envía con cada aviso',
  room: 'Sala',
  roomHint: 'Por ejemplo, Sala 12. Se envía con cada aviso, para que la ayuda halle la puerta.',
  callbackPhone: 'Teléfono del puesto',
  callbackPhoneHint: 'Se envía con cada aviso, para que quien acuda pueda llamar a este puesto.',
  badPhone: 'Escriba un solo número con su código de área, por ejemplo 614 555 0100 ext. 4.',
  goesAlong: 'con «{{what}}»',
  dialogPhone: 'Teléfono del puesto: {{phone}}',
  fact: 'devolver la llamada: {{value}}',
};
