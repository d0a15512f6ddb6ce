import * as React from 'react';
import * as ReactDom from 'react-dom';
import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';
import { RootFrame } from '../../ui/theme/RootFrame';
import { WordsProvider } from '../../ui/words/WordsContext';
import * as words from 'ListDeskPortalStrings';

export type PortalProperties = { serviceUrl: string; deskUrl: string };

export default class PortalWebPart extends BaseClientSideWebPart<PortalProperties> {
  public render(): void {
    ReactDom.render(
      <WordsProvider words={words} locale={this.context.pageContext.cultureInfo.currentUICultureName}>
        <RootFrame variant={undefined} teams={undefined} height="page">
          <main className="ld page" />
        </RootFrame>
      </WordsProvider>,
      this.domElement,
    );
  }

  protected onDispose(): void {
    ReactDom.unmountComponentAtNode(this.domElement);
  }
}
