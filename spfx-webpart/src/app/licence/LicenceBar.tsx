import * as React from 'react';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { licenceNews } from './licenceNews';
import { useLicence } from './useLicence';

export type LicenceBarProps = {
  /** Only admins are told about plans and dates; others see a bar only when something they do is affected. */
  isAdmin: boolean;
  /** Opens set-up and check-up; absent where there is no such page. */
  onOpenSetup?: () => void;
};

/** One bar for what is true of the licence: what happened, what still works, what to do. Draws nothing while all is well. */
export function LicenceBar({ isAdmin, onOpenSetup }: LicenceBarProps) {
  const { say, locale } = useWords();
  const { state, failure, checking, checkAgain } = useLicence();
  const news = state && isAdmin ? licenceNews(state, failure) : null;
  if (!news) return null;
  const date = news.date === null ? '' : new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(news.date));
  return (
    <Banner
      look={news.tone}
      role="status"
      icon={news.tone === 'info' ? 'info' : news.tone === 'bad' ? 'key' : 'alert'}
      title={say(`${news.key}.title`, { date, count: news.days })}
      text={say(`${news.key}.text`, { date, count: news.days })}
    >
      {news.setup && onOpenSetup && (
        <Button small onClick={onOpenSetup}>
          {say('licence.openSetup')}
        </Button>
      )}
      <Button small icon="refresh" disabled={checking} onClick={checkAgain}>
        {say(checking ? 'licence.checking' : 'licence.checkAgain')}
      </Button>
    </Banner>
  );
}
