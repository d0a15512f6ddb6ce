import * as React from 'react';

/** Title of a step with its one line and, at the end, its one command. */
export function StepHead({ title, text, children }: { title: string; text: string; children?: React.ReactNode }) {
  const heading = React.useRef<HTMLHeadingElement>(null);
  React.useEffect(() => heading.current?.focus(), []);
  return (
    <div className="row wrap su-head">
      <div className="col grow">
        <h1 className="h1" ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p className="sub">{text}</p>
      </div>
      {children}
    </div>
  );
}
