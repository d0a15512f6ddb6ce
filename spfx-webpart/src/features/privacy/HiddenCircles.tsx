import * as React from 'react';
import { Banner } from '../../ui/controls/Banner';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';

/** SharePoint shows nobody what lies in circles of others, not even that it is there: so it is said that a look cannot be whole. */
export function HiddenCircles() {
  const { say } = useWords();
  const { lists } = useDesk().desk.port;
  const [hidden, setHidden] = React.useState(0);
  React.useEffect(() => {
    let left = false;
    lists.circles().then(
      (circles) => left || setHidden(circles.filter(({ mine }) => !mine).length),
      // Whoever cannot read the circles sees the fault of the page itself.
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [lists]);
  if (hidden === 0) return null;
  return <Banner look="warn" icon="lock" title={say('privacy.circles.title', { count: hidden })} text={say('privacy.circles.text')} />;
}
