// What the window may ask about contacts: to find, change, import, export and print them.
import { z } from 'zod';
import { call, Done, Nothing, SavedFile } from '../core/call';
import { ContactHit, ContactSearch, ContactSource } from './contact';
import { ContactChangeAnswer, ContactChangeRequest } from './contact-change';
import {
  ContactForm,
  DirectoryListing,
  ImportPreview,
  ImportRequest,
  RecordKey,
} from './directory';
import { Emergency24Group } from './emergency24';
import { ContactConflict, DirectoryPage, LinkDecision, LinkSuggestion, Person } from './person';

export const CONTACTS_CONTRACT = {
  searchContacts: call(ContactSearch, z.array(ContactHit).readonly()),
  listPeople: call(DirectoryPage, DirectoryListing),
  person: call(z.strictObject({ key: RecordKey }), Person),
  conflicts: call(DirectoryPage, z.array(ContactConflict).readonly()),
  linkSuggestions: call(DirectoryPage, z.array(LinkSuggestion).readonly()),
  decideLink: call(LinkDecision, Done),
  /** Without a source: every service that is set up. */
  syncContacts: call(z.strictObject({ source: ContactSource.optional() }), Done),
  /** Forgets everything this desk knows from one service. */
  wipeContacts: call(z.strictObject({ source: ContactSource }), Done),
  /** Emergency24's groups. */
  contactGroups: call(Nothing, z.array(Emergency24Group).readonly()),
  /** Reads the record anew at its service, so that nothing stale is written back. */
  contactForm: call(z.strictObject({ recordKey: RecordKey }), ContactForm),
  changeContact: call(ContactChangeRequest, ContactChangeAnswer),
  previewImport: call(ImportRequest, ImportPreview),
  runImport: call(
    z.strictObject({ id: z.string().max(100) }),
    z.strictObject({ taken: z.number() }).readonly(),
  ),
  /** Asks where to, and writes a table to fill in. */
  saveImportTemplate: call(z.strictObject({ source: ContactSource }), SavedFile),
  /** Asks where to, and writes CSV. */
  exportContacts: call(z.strictObject({ source: ContactSource.optional() }), SavedFile),
  /** The paper for the day nothing works, as a PDF: these people, dated. Empty: all key people. */
  printPeople: call(z.strictObject({ keys: z.array(RecordKey).max(500) }), SavedFile),
};
