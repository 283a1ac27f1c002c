// The words on the printed sheet, in the operator's language.
import type { Language } from '../../../../shared/core/language';

export interface PaperWords {
  readonly title: string;
  readonly practice: string;
  readonly printed: (time: string) => string;
  readonly people: (count: number, of: number) => string;
  readonly call: (number: string) => string;
  readonly email: string;
  readonly site: string;
  readonly groups: string;
  readonly asOf: (source: string, time: string) => string;
  readonly nameless: string;
  readonly noPhone: string;
}

export const PAPER_WORDS: Readonly<Record<Language, PaperWords>> = {
  en: {
    title: 'Key contacts',
    practice: 'PRACTICE: these people are invented',
    printed: (time) => `printed ${time}`,
    people: (count, of) =>
      count === of ? (count === 1 ? '1 person' : `${count} people`) : `${count} of ${of} people`,
    call: (number) => `In an emergency call ${number}.`,
    email: 'E-mail',
    site: 'Site',
    groups: 'Groups',
    asOf: (source, time) => `${source}, as of ${time}`,
    nameless: '(no name)',
    noPhone: 'No phone number',
  },
  es: {
    title: 'Contactos clave',
    practice: 'PRÁCTICA: estas personas son inventadas',
    printed: (time) => `impreso el ${time}`,
    people: (count, of) =>
      count === of
        ? count === 1
          ? '1 persona'
          : `${count} personas`
        : `${count} de ${of} personas`,
    call: (number) => `En una emergencia llame al ${number}.`,
    email: 'Correo',
    site: 'Sitio',
    groups: 'Grupos',
    asOf: (source, time) => `${source}, datos del ${time}`,
    nameless: '(sin nombre)',
    noPhone: 'Sin número de teléfono',
  },
};
