import * as React from 'react';
import type { ServiceReport } from '@listdesk/shared/reports';
import { useWords } from '../../ui/words/WordsContext';
import { percent } from './measures';

const RATINGS = ['good', 'okay', 'poor'] as const;

/** What requesters thought of the answer, of those who said so. */
export function Ratings({ ratings }: { ratings: ServiceReport['ratings'] }) {
  const { say, locale } = useWords();
  const rated = ratings.good + ratings.okay + ratings.poor;
  return (
    <section className="card cc" aria-label={say('reports.figure.good')}>
      <h3 className="row">
        {say('reports.figure.good')}
        <span className="end sub sm">{say('reports.rated', { rated, count: ratings.ended })}</span>
      </h3>
      {rated === 0 ? (
        <p className="sub ccnone">{say('reports.ratings.none')}</p>
      ) : (
        <dl className="rates">
          {RATINGS.map((rating) => (
            <React.Fragment key={rating}>
              <dt>{say(`reports.rating.${rating}`)}</dt>
              <dd>
                <span className="stk" aria-hidden="true">
                  <i className={rating} style={{ width: `${(ratings[rating] / rated) * 100}%` }} />
                </span>
                <span className="num b">{percent(ratings[rating] / rated, locale)}</span>
                <span className="num sub sm">{say('number', { count: ratings[rating] })}</span>
              </dd>
            </React.Fragment>
          ))}
        </dl>
      )}
    </section>
  );
}
