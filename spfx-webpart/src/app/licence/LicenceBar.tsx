import * as React from 'react';
import { Icon } from '../../ui/icons/Icon';
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
    <div className={`banner ${news.tone}`} role="status">
      <Icon name={news.tone === 'info' ? 'info' : news.tone === 'bad' ? 'key' : 'alert'} />
      <span className="grow">
        <b className="b">{say(`${news.key}.title`, { date, count: news.days })}</b>{' '}
        <span className="sub">{say(`${news.key}.text`, { date, count: news.days })}</span>
      </span>
      <span className="acts">
        {news.setup && onOpenSetup && <button type="button" className="btn sm" onClick={onOpenSetup}>{say('licence.openSetup')}</button>}
        <button type="button" className="btn sm" disabled={checking} onClick={checkAgain}>
          <Icon name="refresh" size="s" />{say(checking ? 'licence.checking' : 'licence.checkAgain')}
        </button>
      </span>
    </div>
  );
}
