// A text message as the network counts it: its alphabet, its parts, and plainer letters where they save one.

/** 3GPP TS 23.038, without what takes two places. */
const GSM = /^[A-Za-z0-9 @£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà\r\n]*$/;
const TWICE = /[\^{}\\[~\]|€]/g;

const PLAIN: Readonly<Record<string, string>> = {
  á: 'a',
  í: 'i',
  ó: 'o',
  ú: 'u',
  Á: 'A',
  Í: 'I',
  Ó: 'O',
  Ú: 'U',
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '…': '...',
  '–': '-',
  '—': '-',
  '\u00A0': ' ',
};

/** How many messages a phone gets, and a sender pays for. */
export function smsParts(text: string): number {
  const once = text.replaceAll(TWICE, '');
  const isGsm = GSM.test(once);
  const length = isGsm ? 2 * text.length - once.length : text.length;
  const [alone, joined] = isGsm ? [160, 153] : [70, 67];
  return length <= alone ? 1 : Math.ceil(length / joined);
}

/** One “Recepción” must not cost a second message; a name that stays readable keeps every other letter. */
export function plainWhereItSaves(text: string): string {
  const plain = text.replaceAll(/[áíóúÁÍÓÚ“”«»‘’…–—\u00A0]/g, (mark) => PLAIN[mark] ?? mark);
  return smsParts(plain) < smsParts(text) ? plain : text;
}
