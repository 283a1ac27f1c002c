// The ways out: the paper of key people and a table of everybody, on a click.
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../src/shared/core/failure';
import { button, CALM_MS } from './contacts-fixture';
import { openExchange } from './import-fixture';

describe('the way out', () => {
  it('saves the paper of key people and says where; says nothing when the operator changed their mind', async () => {
    let path: string | null = null;
    const { inputs, pass, settle } = await openExchange({
      printPeople: () => Promise.resolve(ok({ path })),
    });
    const save = async () => {
      pass(CALM_MS);
      fireEvent.click(button('Save key people as a PDF'));
      await settle();
    };
    await save();
    expect(inputs('printPeople')).toEqual([{ keys: [] }]);
    expect(screen.queryByText(/^Saved as/)).toBeNull();
    path = '/home/desk/contacts.pdf';
    await save();
    expect(screen.getByText('Saved as /home/desk/contacts.pdf. Now print it.')).toBeTruthy();
  });

  it('exports everybody and says where to; says nothing when the operator changed their mind', async () => {
    let path: string | null = '/home/desk/contacts.csv';
    const { settle } = await openExchange({
      exportContacts: () => Promise.resolve(ok({ path })),
    });
    fireEvent.click(button('Export everybody'));
    await settle();
    expect(screen.getByText('Saved as /home/desk/contacts.csv')).toBeTruthy();
    path = null;
    fireEvent.click(button('Export everybody'));
    await settle();
    expect(screen.queryByText(/Saved as/)).toBeNull();
  });
});
