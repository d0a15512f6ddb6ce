import * as React from 'react';
import type { CannedResponse } from '@listdesk/shared/sharepoint';
import { Icon } from '../../ui/icons/Icon';

/** A response as the requester would read it, from `filledNodes`; pictures by their names, and the files that go along. */
export function FilledText({ nodes, files }: { nodes: HTMLElement; files: CannedResponse['files'] }) {
  const box = React.useRef<HTMLDivElement>(null);
  React.useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.replaceChildren(...Array.from(nodes.childNodes, (node) => element.ownerDocument.importNode(node, true)));
    element.querySelectorAll('img').forEach((picture) => picture.replaceWith(`[${picture.alt}]`));
    element.querySelectorAll('a').forEach((link) => link.setAttribute('target', '_blank'));
  }, [nodes]);
  const beside = files.filter(({ contentId }) => contentId === null);
  return (
    <>
      <div ref={box} className="filled prose" dir="auto" />
      {beside.length > 0 && (
        <p className="row wrap sm">
          {beside.map(({ storedName, fileName }) => (
            <span key={storedName} className="tag clip">
              <Icon name="clip" size="s" />
              {fileName}
            </span>
          ))}
        </p>
      )}
    </>
  );
}
