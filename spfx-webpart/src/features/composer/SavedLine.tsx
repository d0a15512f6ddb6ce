import * as React from 'react';
import { useWords } from '../../ui/words/WordsContext';
import { clockTime, dayOf } from '../../ui/words/times';
import { useDesk } from '../desk/DeskContext';
import type { Reading } from './useAddFiles';
import type { Sharing } from './useDraft';
import type { Sending } from './useSending';

export type SavedLineProps = {
  reading: Reading | null;
  sending: Sending | null;
  /** When the draft was last kept on this device, ms; null: never. */
  savedAt: number | null;
  sharing: Sharing;
};

/** What happens to the draft: its files are read or stored, or when it was kept. */
export function SavedLine({ reading, sending, savedAt, sharing }: SavedLineProps) {
  const { say, locale } = useWords();
  const { now } = useDesk().desk.port;
  /** Of another day, the day too. */
  const saved = (at: number): string => {
    const [day, today] = [at, now()].map((time) => dayOf(new Date(time).toISOString(), locale));
    return day === today ? clockTime(at, locale) : `${day} ${clockTime(at, locale)}`;
  };
  const sentence = (): string => {
    if (reading) return say('composer.reading', { done: reading.done, total: reading.total });
    if (sending?.files) return say('composer.storing', { done: sending.stored, total: sending.files });
    if (savedAt) return say(sharing === 'failed' ? 'composer.savedHere' : 'composer.saved', { time: saved(savedAt) });
    return '';
  };
  return (
    <span className="sub sm clip hide-narrow saved" role="status">
      {sentence()}
    </span>
  );
}
