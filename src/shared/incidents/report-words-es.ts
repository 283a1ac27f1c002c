// Spanish words of the after-action report and of the printed record.
import type { reportEn } from './report-words-en';
import type { TextShape } from '../core/text-shape';

export const reportEs = {
  title: 'Informe posterior al incidente',
  practice: 'PRÁCTICA: nada de este informe ocurrió de verdad',
  unnamed: 'Incidente de {{time}}',
  made: 'Hecho el {{time}}',
  desk: 'Puesto',
  site: 'Sitio',
  world: { practice: 'Práctica', live: 'Real' },
  worldLabel: 'Mundo',
  began: 'Empezó',
  confirmed: 'Confirmado como un incidente',
  closed: 'Cerrado',
  stillOpen: 'sigue abierto',
  zone: 'Las horas son locales, con su diferencia con UTC.',
  parts: 'Qué forma parte de él',
  times: 'Cuánto tardó',
  noTimes: 'Aquí no hay nada que medir.',
  notYet: 'no consta',
  lines: 'Lo que pasó, paso a paso',
  time: 'Hora',
  what: 'Qué',
  kind: 'Tipo',
  took: 'Tardó',
  details: 'Detalles',
  line: 'Línea',
  member: {
    press: 'Aviso',
    verification: 'Pregunta',
    call: 'Llamada al 911',
    alert: 'Alerta',
  },
  chain: '¿Está entero este registro?',
  chainWhole: 'Se revisó el registro: {{lines}} líneas, ninguna cambiada; su último sello es',
  chainBroken:
    'EL REGISTRO NO COINCIDE CON SUS SELLOS DESDE LA LÍNEA {{seq}}; {{lines}} líneas están bien. Alguien pudo cambiarlo, o el archivo está dañado. El último sello bueno es',
  chainMeaning:
    'Cada línea del registro lleva un sello sobre sí misma y la anterior. Guarde este informe: quien cambie el registro después no puede conservar este sello.',
  masked: 'El número y la dirección de quien llamó nunca forman parte de un informe.',
  page: 'Página',
  record: {
    title: 'El registro',
    count: '{{lines}} líneas, de la línea {{first}} a la línea {{last}}',
    empty: 'El registro está vacío.',
    cut: 'Solo se imprimen las {{shown}} líneas más nuevas de {{lines}}. JSON y CSV las contienen todas.',
    head: 'Su último sello es',
    checkable: 'Un programa no puede comprobar una lista impresa: guarde también el JSON o el CSV.',
  },
} as const satisfies TextShape<typeof reportEn>;
