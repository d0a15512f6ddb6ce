import { entityBody, jsonBody, nothing, type Call, type Entity, type Resource } from '../http/call.ts';
import { invalidArgument, notFound, unknownField, unknownProperty } from '../http/errors.ts';
import { argument, textArgument, type Segment } from '../http/path.ts';
import { demand } from '../identity/rights.ts';
import { collection } from '../query/collection.ts';
import { childOf, isTrue, parseXml } from '../query/xml.ts';
import { fieldByNameOrTitle } from '../state/lists.ts';
import type { List, View } from '../state/model.ts';

export function viewXml(view: View): string {
  const fields = view.fields.map((name) => `<FieldRef Name="${name}" />`).join('');
  return `<View Name="{${view.id}}" Type="HTML" DisplayName="${view.title}"><Query>${view.query}</Query><ViewFields>${fields}</ViewFields><RowLimit Paged="${view.paged ? 'TRUE' : 'FALSE'}">${view.rowLimit}</RowLimit></View>`;
}

export function viewEntity(list: List, view: View): Entity {
  return {
    type: 'SP.View',
    path: `Web/Lists(guid'${list.id}')/Views(guid'${view.id}')`,
    props: {
      DefaultView: view.isDefault,
      Hidden: view.hidden,
      HtmlSchemaXml: viewXml(view),
      Id: view.id,
      ListViewXml: viewXml(view),
      Paged: view.paged,
      PersonalView: view.personal,
      RowLimit: view.rowLimit,
      ServerRelativeUrl: `${list.path}/${encodeURIComponent(view.title)}.aspx`,
      Title: view.title,
      ViewQuery: view.query,
      ViewType: 'HTML',
    },
    links: { ViewFields: () => viewFields(list, view) },
  };
}

const viewFields = (list: List, view: View): Entity => ({
  type: 'SP.ViewFieldCollection',
  path: `Web/Lists(guid'${list.id}')/Views(guid'${view.id}')/ViewFields`,
  props: { Items: view.fields, SchemaXml: view.fields.map((name) => `<FieldRef Name="${name}" />`).join('') },
});

export function viewsResource(list: List, segment: Segment): Resource {
  const key = argument(segment, 'id');
  const byId = (id: string): Resource => viewResource(list, () => list.views.find((view) => view.id === id.toLowerCase()));
  if (key) return byId(String(key.value));
  return {
    get: (call) =>
      collection(
        call,
        'SP.View',
        list.views.map((view) => viewEntity(list, view)),
      ),
    post: (call) => {
      demand(call.who, 'manageLists', call.site, list);
      const view: View = {
        id: call.world.random.guid(),
        title: '',
        query: '',
        rowLimit: 30,
        paged: true,
        personal: false,
        isDefault: false,
        hidden: false,
        fields: [],
      };
      change(list, view, entityBody(call, 'SP.View'));
      if (view.title === '') throw invalidArgument('The view has no title.');
      list.views.push(view);
      return { kind: 'entity', entity: viewEntity(list, view), status: 201 };
    },
    child: (inner) => {
      if (inner.name === 'getbyid') return byId(textArgument(inner, 'id'));
      if (inner.name === 'getbytitle')
        return viewResource(list, () => list.views.find((view) => view.title.toLowerCase() === textArgument(inner, 'title').toLowerCase()));
      return undefined;
    },
  };
}

export function viewResource(list: List, find: () => View | undefined): Resource {
  const found = (): View => {
    const view = find();
    if (!view) throw notFound('The view does not exist.');
    return view;
  };
  const changing = (call: Call): View => {
    demand(call.who, 'manageLists', call.site, list);
    return found();
  };
  return {
    get: () => ({ kind: 'entity', entity: viewEntity(list, found()) }),
    merge: (call) => {
      change(list, changing(call), entityBody(call, 'SP.View'));
      return nothing;
    },
    delete: (call) => {
      list.views.splice(list.views.indexOf(changing(call)), 1);
      return { kind: 'empty', status: 200 };
    },
    child: (segment) => {
      if (segment.name === 'viewfields') return fieldsOfView(list, found, changing);
      if (segment.name !== 'setviewxml') return undefined;
      return {
        post: (call) => {
          setXml(changing(call), String(jsonBody(call)['viewXml'] ?? ''));
          return { kind: 'empty', status: 200 };
        },
      };
    },
  };
}

function fieldsOfView(list: List, found: () => View, changing: (call: Call) => View): Resource {
  const named = (segment: Segment): string => {
    const field = fieldByNameOrTitle(list, textArgument(segment, 'strfield'));
    if (!field) throw unknownField(textArgument(segment, 'strfield'));
    return field.internalName;
  };
  return {
    get: () => ({ kind: 'entity', entity: viewFields(list, found()) }),
    child: (segment) => {
      if (!['addviewfield', 'removeviewfield', 'removeallviewfields'].includes(segment.name)) return undefined;
      return {
        post: (call) => {
          const view = changing(call);
          if (segment.name === 'removeallviewfields') view.fields = [];
          else if (segment.name === 'removeviewfield') view.fields = view.fields.filter((name) => name !== named(segment));
          else if (!view.fields.includes(named(segment))) view.fields.push(named(segment));
          return { kind: 'empty', status: 200 };
        },
      };
    },
  };
}

function change(list: List, view: View, body: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(body)) {
    if (name === 'Title') view.title = String(value);
    else if (name === 'PersonalView') view.personal = value === true;
    else if (name === 'RowLimit') view.rowLimit = Number(value);
    else if (name === 'ViewQuery') view.query = String(value);
    else if (name === 'Paged') view.paged = value === true;
    else if (name === 'Hidden') view.hidden = value === true;
    else if (name === 'DefaultView') for (const each of list.views) each.isDefault = each === view ? value === true : each.isDefault && value !== true;
    else throw unknownProperty(name, 'SP.View');
  }
  if (body['DefaultView'] === true) view.isDefault = true;
}

function setXml(view: View, xml: string): void {
  const root = parseXml(xml);
  const limit = childOf(root, 'RowLimit');
  const fields = childOf(root, 'ViewFields');
  const query = /<Query>(.*)<\/Query>/s.exec(xml);
  if (limit) Object.assign(view, { rowLimit: Number(limit.text), paged: isTrue(limit.attributes['Paged']) });
  if (fields) view.fields = fields.children.map((each) => each.attributes['Name'] ?? '');
  if (query) view.query = query[1]!;
}
