import * as React from 'react';
import type { PortalRating, PortalRequest } from '@listdesk/shared/portal';
import type { ServiceFailure } from '../../../app/serviceClient';
import { Icon } from '../../../ui/icons/Icon';
import type { IconName } from '../../../ui/icons/Icon';
import { useWords } from '../../../ui/words/WordsContext';
import { FailureBanner } from '../parts/FailureBanner';
import { usePortal } from '../PortalContext';

const FACES: readonly { rating: PortalRating; icon: IconName; key: string }[] = [
  { rating: 3, icon: 'smile', key: 'portal.rate.good' },
  { rating: 2, icon: 'meh', key: 'portal.rate.okay' },
  { rating: 1, icon: 'frown', key: 'portal.rate.poor' },
];

export type RatingCardProps = { request: PortalRequest; onRated: (request: PortalRequest) => void };

/** One click rates; another click on another face changes the mind. */
export function RatingCard({ request, onRated }: RatingCardProps) {
  const { say } = useWords();
  const { client } = usePortal();
  const [chosen, setChosen] = React.useState<PortalRating | null>(null);
  const [failure, setFailure] = React.useState<ServiceFailure | null>(null);
  const turn = React.useRef(0);

  const rate = async (rating: PortalRating) => {
    if (rating === chosen && !failure) return;
    const mine = ++turn.current;
    setChosen(rating);
    setFailure(null);
    const answer = await client.rate(request.key, { rating });
    if (mine !== turn.current) return;
    if (answer.ok) onRated({ ...request, rating });
    else {
      setChosen(null);
      setFailure(answer.failure);
    }
  };

  return (
    <section className="card rate" aria-label={say('portal.rateLabel', { number: String(request.number) })}>
      <p>
        <b className="b" dir="auto">
          {request.number} {request.subject}
        </b>{' '}
        <span className="sub" aria-live="polite">
          {say(chosen ? 'portal.rateThanks' : 'portal.rateAsk')}
        </span>
      </p>
      <div className="row faces">
        {FACES.map(({ rating, icon, key }) => (
          <button
            key={rating}
            type="button"
            className={rating === chosen ? 'face on' : 'face'}
            aria-pressed={rating === chosen}
            onClick={() => void rate(rating)}
          >
            <Icon name={icon} size="l" />
            {say(key)}
          </button>
        ))}
      </div>
      {failure && <FailureBanner failure={failure} />}
    </section>
  );
}
