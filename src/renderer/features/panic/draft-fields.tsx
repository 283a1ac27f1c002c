// Where it happens and what is happening: both may be left as they are.
import './draft-fields.css';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { LOCATION_MAX_LENGTH, MESSAGE_MAX_LENGTH } from '../../../shared/core/check-in';
import {
  callBackBeside,
  isPlaceOf,
  ownPlace,
  roomBeside,
} from '../../../shared/settings/goes-along';
import { useAppState, useParts, useWindowState } from '../../kit/window-parts';
import { useOddPlace } from './words';

/** Location starts as the desk's own; an emptied one becomes the desk's again. */
export function DraftFields() {
  const { t } = useTranslation();
  const { store } = useParts();
  const id = useId();
  const desk = useAppState((app) => app.settings.desk);
  const deskLocation = desk.location;
  const { location, message } = useWindowState((state) => state.draft);
  const oddPlace = useOddPlace();
  const place = oddPlace ?? ownPlace(desk);
  const room = isPlaceOf(desk, place) ? roomBeside(place, desk.room) : null;
  const callBack = callBackBeside(message.trim(), place, desk.callbackPhone);
  const setLocation = (next: string | null) =>
    store.setState(({ draft }) => ({ draft: { ...draft, location: next } }));
  const setMessage = (next: string) =>
    store.setState(({ draft }) => ({ draft: { ...draft, message: next } }));
  return (
    <div className="draft">
      <div className="draft-field">
        <p className="draft-head">
          <label htmlFor={`${id}location`}>{t('panic.location')}</label>
          {/* Beside the label: nothing may move a tile under a finger. */}
          {oddPlace !== null && (
            <span id={`${id}odd`} className="draft-odd">
              {t('panic.oddPlace')}
            </span>
          )}
          {room !== null && <GoesAlong id={`${id}room`} what={room} />}
        </p>
        <input
          id={`${id}location`}
          className="input"
          value={location ?? deskLocation}
          placeholder={deskLocation || t('panic.locationHint')}
          maxLength={LOCATION_MAX_LENGTH}
          autoComplete="off"
          onChange={(event) => setLocation(event.target.value)}
          aria-describedby={
            oddPlace !== null ? `${id}odd` : room !== null ? `${id}room` : undefined
          }
          onBlur={() => {
            const typed = location?.trim() ?? '';
            if (typed === '' || typed === deskLocation) setLocation(null);
          }}
        />
      </div>
      <div className="draft-field">
        <p className="draft-head">
          <label htmlFor={`${id}message`}>{t('panic.message')}</label>
          {callBack !== null && <GoesAlong id={`${id}phone`} what={callBack} />}
        </p>
        <input
          id={`${id}message`}
          className="input"
          value={message}
          placeholder={t('panic.messageHint')}
          maxLength={MESSAGE_MAX_LENGTH}
          autoComplete="off"
          onChange={(event) => setMessage(event.target.value)}
          aria-describedby={callBack === null ? undefined : `${id}phone`}
        />
      </div>
      <Phrases message={message} onMessage={setMessage} />
    </div>
  );
}

/** What a press adds to the field below, in the words that are sent. */
function GoesAlong({ id, what }: { readonly id: string; readonly what: string }) {
  const { t } = useTranslation();
  return (
    <span id={id} className="draft-along">
      {t('settings.desk.goesAlong', { what })}
    </span>
  );
}

interface PhrasesProps {
  readonly message: string;
  readonly onMessage: (message: string) => void;
}

const USUAL = ['visitor', 'weapon', 'hurt', 'smoke', 'stranger'] as const;

/** The desk's own phrases, or the usual ones when it has none. */
function Phrases({ message, onMessage }: PhrasesProps) {
  const { t } = useTranslation();
  const own = useAppState((app) => app.settings.panic.phrases);
  const phrases = own.length > 0 ? own : USUAL.map((name) => t(`phrase.${name}`));
  return (
    <div className="phrases" role="group" aria-label={t('panic.phrases')}>
      {phrases.map((phrase) => (
        <button
          key={phrase}
          type="button"
          className="phrase"
          aria-pressed={message === phrase}
          onClick={() => onMessage(messageWith(message, phrase, phrases))}
        >
          {phrase}
        </button>
      ))}
    </div>
  );
}

/** A second touch takes the phrase away; what was typed by hand is kept in front of it. */
function messageWith(message: string, phrase: string, phrases: readonly string[]): string {
  if (message === phrase) return '';
  const typed = message.trim();
  return typed === '' || phrases.includes(typed) ? phrase : `${typed}. ${phrase}`;
}
