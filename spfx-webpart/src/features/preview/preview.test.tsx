import * as React from 'react';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { Attachment, Message } from '@listdesk/shared/tickets';
import type { DeskPort } from '../../app/desk/port';
import { createConversations } from '../../app/desk/conversations';
import { createDesk } from '../../app/desk/desk';
import { browserKeep } from '../../app/keep/keep';
import { WordsProvider } from '../../ui/words/WordsContext';
import { DeskProvider } from '../desk/DeskContext';
import { Attachments } from '../ticket/Attachments';

const words = jest.requireActual<Record<string, string>>('../../webparts/desk/loc/en-us.js');
const file = (fileName: string, contentType: string): Attachment => ({
  fileName,
  storedName: fileName,
  contentType,
  size: 3,
  sha256: '',
  inline: false,
  contentId: null,
});
const message = {
  id: 7,
  html: '',
  attachments: [file('shot.png', 'image/png'), file('run.exe', 'application/octet-stream'), file('log.txt', 'text/plain'), file('plan.pdf', 'application/pdf')],
} as unknown as Message;
let refuse = false;
const asked: string[] = [];
const saved: { name: string; type: string }[] = [];
const types = new Map<string, string>();
let serial = 0;

beforeAll(() => {
  URL.createObjectURL = (blob) => {
    const address = `blob:${(serial += 1)}`;
    types.set(address, (blob as Blob).type);
    return address;
  };
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = function click() {
    saved.push({ name: this.download, type: types.get(this.href) ?? '' });
  };
});

beforeEach(() => {
  [refuse, asked.length, saved.length] = [false, 0, 0];
  const lists = {
    attachment: async (_id: number, name: string) => {
      asked.push(name);
      if (refuse) throw Object.assign(new Error('busy'), { code: 'lists.throttled' });
      return new TextEncoder().encode('<b>hi');
    },
  };
  const desk = createDesk({ lists, keep: browserKeep(window.localStorage, 'test'), now: () => Date.now() } as unknown as DeskPort, () => undefined);
  render(
    <WordsProvider words={words} locale="en-GB">
      <DeskProvider value={{ desk, conversations: createConversations(desk) }}>
        <Attachments message={message} />
      </DeskProvider>
    </WordsProvider>,
  );
});

test('a picture is shown inside the page, the arrows go on to a text, Escape gives the focus back', async () => {
  const opener = screen.getByTitle('Open shot.png');
  opener.focus();
  fireEvent.click(opener);
  expect(await screen.findByAltText('shot.png')).toHaveAttribute('src', expect.stringMatching(/^blob:/));
  const box = screen.getByLabelText('Preview of shot.png');
  fireEvent.keyDown(box, { key: '+' });
  expect(screen.getByText('125%')).toBeVisible();
  fireEvent.keyDown(box, { key: 'ArrowRight' });
  expect(screen.queryByLabelText('Preview of log.txt')).toBeNull();
  fireEvent.keyDown(box, { key: '0' });
  fireEvent.keyDown(box, { key: 'ArrowRight' });
  expect(await screen.findByText('<b>hi')).toBeVisible();
  expect(screen.getByText('File 2 of 3')).toBeVisible();
  fireEvent.click(screen.getByLabelText('Save log.txt'));
  expect(saved).toEqual([{ name: 'log.txt', type: 'application/octet-stream' }]);
  fireEvent.keyDown(screen.getByLabelText('Preview of log.txt'), { key: 'Escape' });
  await waitFor(() => expect(screen.queryByLabelText(/^Preview of/)).toBeNull());
  await waitFor(() => expect(opener).toHaveFocus());
});

test('what could run is saved as bytes and never shown', async () => {
  fireEvent.click(screen.getByTitle('Save run.exe'));
  await waitFor(() => expect(saved).toEqual([{ name: 'run.exe', type: 'application/octet-stream' }]));
  expect(screen.queryByLabelText(/^Preview of/)).toBeNull();
});

test('a file that does not come says why and is asked for again', async () => {
  refuse = true;
  fireEvent.click(screen.getByTitle('Open log.txt'));
  expect(await screen.findByText(/^log\.txt did not open/)).toBeVisible();
  refuse = false;
  fireEvent.click(screen.getByText('Try now'));
  expect(await screen.findByText('<b>hi')).toBeVisible();
  expect(asked).toEqual(['log.txt', 'log.txt']);
});

test('a picture that is none says so and can still be saved', async () => {
  fireEvent.click(screen.getByTitle('Open shot.png'));
  fireEvent.error(await screen.findByAltText('shot.png'));
  expect(screen.getByText(/damaged or not what its name says/)).toBeVisible();
  expect(screen.getByLabelText('Save shot.png')).toBeEnabled();
});
