import * as React from 'react';
import { Banner } from '../../ui/controls/Banner';
import { Button, IconButton } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { licenceNews } from './licenceNews';
import { useLicence } from './useLicence';

export type LicenceBarProps = {
  /** Only admins are told about plans and dates; others see a bar only when something they do is affected. */
  isAdmin: boolean;
  /** Opens set-up and check-up; absent where there is no such page. */
  onOpenSetup?: () => void;
  /** News that only informs can be put away: the one that was, and what keeps that. Absent where nothing is kept. */
  closed?: string | null;
  onClose?: (news: string) => void;
};

/** One bar for what is true of the licence: what happened, what still works, what to do. Draws nothing while all is well. */
export function LicenceBar({ isAdmin, onOpenSetup, closed = null, onClose }: LicenceBarProps) {
  const { say, locale } = useWords();
  const { state, failure, checking, checkAgain } = useLicence();
  const news = state && isAdmin ? licenceNews(state, failure) : null;
  if (!news) return null;
  const told = `${news.key} ${news.tone} ${news.date}`;
  if (told === closed) return null;
  const date = news.date === null ? '' : new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(news.date));
  // On a phone one line of news and the button that puts it away is all that has room.
  const closable = news.tone === 'info' && onClose !== undefined;
  const className = closable ? 'hide-phone' : undefined;
  return (
    <Banner
      look={news.tone}
      role="status"
      icon={news.tone === 'info' ? 'info' : news.tone === 'bad' ? 'key' : 'alert'}
      title={say(`${news.key}.title`, { date, count: news.days })}
      text={say(`${news.key}.text`, { date, count: news.days })}
    >
      {news.setup && onOpenSetup && (
        <Button small className={className} onClick={onOpenSetup}>
          {say('licence.openSetup')}
        </Button>
      )}
      <Button small icon="refresh" className={className} disabled={checking} onClick={checkAgain}>
        {say(checking ? 'licence.checking' : 'licence.checkAgain')}
      </Button>
      {closable && <IconButton icon="x" small label={say('close')} onClick={() => onClose(told)} />}
    </Banner>
  );
}
