import * as React from 'react';
import { TagPicker, type ITag } from '@fluentui/react/lib/Pickers';
import type { Contact } from '@listdesk/shared/tickets';
import { useLayers } from '../../ui/theme/Layers';
import { useWords } from '../../ui/words/WordsContext';
import { useDeskState } from '../desk/DeskContext';

const MOST_SUGGESTED = 8;
export const MAX_PEOPLE = 50;
/** Rough on purpose: the mail server is the judge, this only catches slips of the finger. */
const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/;

/** "Anna <anna@x.example>" or the address alone; null for what is no address. */
export function personOf(typed: string): Contact | null {
  const [, name = '', inBrackets] = /^(.*?)<([^<>]+)>\s*$/.exec(typed.trim()) ?? [];
  const address = (inBrackets ?? typed)
    .trim()
    .replace(/[,;]+$/, '')
    .toLowerCase();
  return ADDRESS.test(address) ? { name: name.trim().replace(/^"|"$/g, ''), address } : null;
}

export type PeopleProps = {
  label: string;
  people: readonly Contact[];
  disabled?: boolean;
  /** How many there may be. */
  limit?: number;
  /** Takes the focus first in its dialog. */
  first?: boolean;
  onChange(people: Contact[]): void;
};

/** Addresses of a mail: people the desk knows are suggested, any other address can be typed. */
export function People({ label, people, disabled, limit = MAX_PEOPLE, first, onChange }: PeopleProps) {
  const { say } = useWords();
  const layerProps = useLayers();
  // Made anew when what was typed became a person: the picker has no other way to empty its field.
  const [turn, setTurn] = React.useState(0);
  const tickets = useDeskState((state) => state.tickets);
  const agents = useDeskState((state) => state.agents);
  const known = React.useMemo(() => {
    const all = new Map<string, string>();
    agents.forEach(({ address, name }) => {
      if (address) all.set(address.toLowerCase(), name);
    });
    tickets.forEach(({ requester, cc }) => {
      cc.forEach((address) => {
        if (!all.has(address)) all.set(address, '');
      });
      if (requester.address) all.set(requester.address, requester.name);
    });
    return all;
  }, [tickets, agents]);
  const tagOf = ({ name, address }: Contact): ITag => ({ key: address, name: name || address });
  const suggest = (text: string, chosen?: ITag[]): ITag[] => {
    const wanted = text.trim().toLocaleLowerCase();
    if (!wanted) return [];
    const found = Array.from(known).filter(
      ([address, name]) => !chosen?.some(({ key }) => key === address) && `${name} ${address}`.toLocaleLowerCase().includes(wanted),
    );
    const typed = personOf(text);
    const tags = found.slice(0, MOST_SUGGESTED).map(([address, name]): ITag => ({ key: address, name: name || address }));
    return typed && !tags.some(({ key }) => key === typed.address) ? [...tags, tagOf(typed)] : tags;
  };
  /** A whole address one has typed counts when one goes on. */
  const takeTyped = (text: string): void => {
    const typed = personOf(text);
    if (!typed) return;
    if (people.length < limit && !people.some(({ address }) => address === typed.address)) onChange([...people, typed]);
    setTurn((old) => old + 1);
  };
  return (
    <TagPicker
      key={turn}
      className="people"
      selectedItems={people.map(tagOf)}
      disabled={disabled}
      itemLimit={limit}
      removeButtonAriaLabel={say('composer.removePerson')}
      onResolveSuggestions={suggest}
      getTextFromItem={({ name }) => name}
      inputProps={{
        'aria-label': label,
        ...(first ? { 'data-first': true } : {}),
        placeholder: people.length ? '' : say('composer.people'),
        onBlur: (event) => takeTyped(event.currentTarget.value),
      }}
      pickerCalloutProps={{ layerProps }}
      pickerSuggestionsProps={{ suggestionsHeaderText: say('composer.suggested'), noResultsFoundText: say('composer.noAddress') }}
      onRenderSuggestionsItem={({ key, name }) => (
        <span className="row opt">
          <span className="grow clip">{name}</span>
          {name !== key && <span className="sub sm clip">{String(key)}</span>}
        </span>
      )}
      onChange={(tags) =>
        onChange((tags ?? []).map(({ key, name }) => people.find(({ address }) => address === key) ?? { address: String(key), name: name === key ? '' : name }))
      }
    />
  );
}
