import * as React from 'react';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { knownDesks, pageOf, type KnownDesk } from '../../app/desk/knownDesks';
import { useDesk } from '../desk/DeskContext';

/** The desk's name; with several desks known on this device a choice of them, each on its own page. */
export function DeskSwitch({ name }: { name: string }) {
  const { say } = useWords();
  const { port } = useDesk().desk;
  const [desks, setDesks] = React.useState<readonly KnownDesk[]>([]);
  const { siteUrl, personKeep, teams } = port;
  React.useEffect(() => {
    if (!name || !personKeep) return;
    // Inside Teams this is the address of a frame, which leads nowhere.
    const page = teams ? (pageOf(personKeep, siteUrl) ?? siteUrl) : window.location.href.replace(/#.*$/, '');
    setDesks(knownDesks(personKeep, { siteUrl, name, page }));
  }, [personKeep, siteUrl, name, teams]);
  if (desks.length < 2)
    return (
      <span className="clip" dir="auto">
        {name}
      </span>
    );
  return (
    <Picker
      label={say('viewTools.desks')}
      name={say('viewTools.deskHere', { name })}
      className="btn ghost deskpick"
      options={desks.map((one) => ({ value: one.siteUrl, label: one.name, hint: new URL(one.siteUrl).pathname, mark: <Icon name="inbox" size="s" /> }))}
      chosen={[siteUrl]}
      onChoose={([to]) => {
        const one = desks.find((each) => each.siteUrl === to);
        if (!one || one.siteUrl === siteUrl) return;
        // A page of SharePoint does not open in Teams' frame.
        if (teams) window.open(one.page, '_blank', 'noopener');
        else window.location.assign(one.page);
      }}
    >
      <span className="clip" dir="auto">
        {name}
      </span>
      <Icon name="down" size="s" />
    </Picker>
  );
}
