import * as React from 'react';
import type { Agent } from '@listdesk/shared/tickets';
import type { DeskPort } from '../../app/desk/port';

const MOST_NAMED = 3;

/** Names of people who can give others their rights here, as far as one may see them; nobody until they are read. */
export function useWhoCanHelp({ lists }: Pick<DeskPort, 'lists'>, wanted = true): readonly Agent[] {
  const [people, setPeople] = React.useState<readonly Agent[]>([]);
  React.useEffect(() => {
    if (!wanted) return undefined;
    let left = false;
    lists.whoCanHelp().then(
      (found) => {
        if (!left) setPeople(found.slice(0, MOST_NAMED));
      },
      () => undefined, // Without names the words say "an owner of the site".
    );
    return () => {
      left = true;
    };
  }, [lists, wanted]);
  return people;
}

/** "Marta Lindqvist, Jonas Weber". */
export const namesOf = (people: readonly Agent[]): string => people.map(({ name, address }) => name || address).join(', ');
