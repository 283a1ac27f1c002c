// A notice in the words of the desktop's notification standard: what must be shown as typed is never read as markup.
import { isGoodNews, type Notice } from './notice';

export interface NoticeLook {
  readonly appName: string;
  readonly iconPath: string;
  /** What a click does, for desktops that draw a button. */
  readonly openLabel: string;
}

/** The arguments of `Notify`, signature `susssasa{sv}i`. `hasMarkup`: this desktop reads `<` and `&` in a body. */
export function notifyBody(
  notice: Notice,
  { appName, iconPath, openLabel }: NoticeLook,
  hasMarkup: boolean,
): readonly unknown[] {
  const calm = isGoodNews(notice);
  const body = presentable(notice.body, BODY_MAX_LENGTH);
  return [
    appName,
    REPLACES_NOTHING,
    iconPath,
    presentable(notice.title, TITLE_MAX_LENGTH),
    hasMarkup ? escaped(body) : body,
    ['default', openLabel],
    [
      ['urgency', ['y', calm ? NORMAL : CRITICAL]],
      ['desktop-entry', ['s', 'tocsin']],
    ],
    // Urgent ones stay up until somebody has seen them.
    calm ? AS_THE_DESKTOP_LIKES : NEVER,
  ];
}

const TITLE_MAX_LENGTH = 200;
const BODY_MAX_LENGTH = 1000;
const REPLACES_NOTHING = 0;
const NORMAL = 1;
const CRITICAL = 2;
const AS_THE_DESKTOP_LIKES = -1;
const NEVER = 0;

/** A zero byte would end our connection to the bus; half a character would make it another text. */
function presentable(text: string, maxLength: number): string {
  const plain = text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/[^\P{Cc}\n\t]/gu, ' ');
  if (plain.length <= maxLength) return plain;
  return `${plain.slice(0, maxLength - 1).replace(/\p{Surrogate}$/u, '')}…`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
