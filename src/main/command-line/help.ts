// What `tocsin help` prints.
import { CheckInStatus, statusWord } from '../../shared/core/check-in';
import { TableEncoding } from '../../shared/contacts/directory';
import { SecretName } from '../../shared/settings/secret';
import { VerificationMethod } from '../../shared/verification/verification';
import {
  DEFAULT_CALLS,
  DEFAULT_CONTACTS,
  DEFAULT_VERIFICATIONS,
  DEFAULT_WAIT_SECONDS,
} from './command';

/** Plain text for a terminal of 80 columns. */
export function helpText(): string {
  return `Tocsin: one press calls for help.

Usage: tocsin [OPTIONS]                   start the application
       tocsin [OPTIONS] COMMAND ...       ask for one thing and exit

Commands
  send STATUS [--message M] [--location L] [--wait SECONDS]
                        Press. Uses the running application, or starts it in
                        the tray. Prints the delivery as one line of JSON.
                        Waits up to ${DEFAULT_WAIT_SECONDS} seconds for the answer unless told
                        otherwise. Exit codes:
                        0  accepted by Share911
                        1  not sent, and Tocsin will not go on trying
                        2  not accepted yet: Tocsin goes on sending, so do
                           not send again
                        3  accepted by the practice service: nobody was
                           alerted
                        4  may have arrived, but Tocsin has stopped trying
  verify --site S --contacts ID,ID --method METHOD [--event E] [--message M]
         [--subject T] [--timeout SECONDS] [--priority high|medium|low]
         [--no-response] [--wait SECONDS]
                        Ask contacts of a site ("all": every one) whether an
                        alarm is real. Without --message Tocsin words the
                        question. --event asks about that event; --subject and
                        --no-response are for a question without one. Prints
                        the verification as one line of JSON; waits as send.
                        Exit code 0: accepted; 2: saved, not yet accepted, or
                        it may have gone out: then decide in the window; 1:
                        anything else.
  verifications [--limit N]
                        The last N questions (${DEFAULT_VERIFICATIONS} unless told otherwise)
                        with every answer and contradiction, then events that
                        belong to none, as lines of JSON, oldest first.
  calls [--reveal] [--limit N]
                        The last N (${DEFAULT_CALLS} unless told otherwise) 911 calls shared
                        with this desk, as lines of JSON, oldest first. Numbers
                        are masked; --reveal shows them, and that is recorded.
  alerts [--limit N]    The last N alerts of Share911, likewise.
  contacts sync         Read all contacts of every service that is set up.
                        Progress on standard error, one line of JSON at the
                        end. Exit code 0: complete; 2: interrupted, the next
                        one goes on from there; 1: anything else.
  contacts search QUERY [--limit N]
                        The best N (${DEFAULT_CONTACTS} unless told otherwise) whose name,
                        number, address, id, group, department or title fits,
                        as lines of JSON with phones and e-mails, best first.
                        Before a query that begins with a dash: --
  contacts import FILE --to emergency24|chekt [--site S] [--encoding E]
         [--sheet NAME] [--headings yes|no] [--columns LIST]
         --preview | --apply [--skip-problems]
                        Add the people of a table, .csv or .xlsx. --preview
                        sends nothing: one line of JSON for each row with its
                        verdict (add, same, known, wrong), its problems and
                        what would be sent. --apply takes the new ones in and
                        ends with a sum; done again, nobody is added twice.
                        --headings no: the first line is a person already.
                        --columns says what the columns are, from the first:
                        "External ID,First name,,Phone"; empty: as it stands.
                        Exit code 0: no problems, or --skip-problems left
                        those rows out; 2: some rows have problems, and
                        nothing was taken; 1: the file or the service cannot
                        be read, or anything else.
  contacts export [--source emergency24|chekt] --output FILE
                        The directory as the CSV that the window saves, which
                        import understands. FILE is there only when complete.
  status                Would a press work right now? JSON. Exit code 0: live,
                        proven by an accepted press; 3: practice, nobody would
                        be alerted; 1: anything else.
  doctor                Check everything a press needs, in words; exit codes
                        as for status.
  activity [--limit N]  The record as lines of JSON, oldest first; the last N.
  activity verify [FILE]
                        Check that nobody has altered the record; with FILE:
                        an exported one (JSON, CSV, or lines of "activity"),
                        without the desk it comes from. Prints JSON; exit code
                        0 only when it is whole.
  activity export --format csv|json|pdf [--output FILE]
                        The whole record with its seals, to standard output or
                        into FILE, which is there only when it is complete.
                        pdf needs --output.
  secrets set NAME      Store a secret; its value is read from standard input.
  secrets list          Which secrets are stored; never their values.
  secrets clear NAME    Remove a secret.
  help, version

Options
  --user-data-dir=DIR     Keep settings, secrets and records apart from others.
  --managed-config=PATH   Read the machine-wide configuration from this file.
  --hidden                Start in the tray, without a window.

A value that begins with two dashes: --message=--VALUE or --message -- --VALUE

STATUS
  ${wrapped(CheckInStatus.options.map(statusWord))}
ENCODING E
  ${wrapped(TableEncoding.options)}
METHOD
  ${wrapped(VerificationMethod.options)}
NAME
  ${wrapped(SecretName.options)}
`;
}

function wrapped(words: readonly string[]): string {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 2 <= 76) {
      lines[lines.length - 1] = `${last}, ${word}`;
    } else lines.push(word);
  }
  return lines.join(',\n  ');
}
