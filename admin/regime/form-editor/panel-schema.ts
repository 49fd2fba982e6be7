import type { FormComponent, JsonObject } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { propertiesOf, wordProperty, type Property } from './properties';

/** Names of panel fields begin with this: no key of a form can, so that ids on the page stay unique. */
const PREFIX = '_';

export function fieldName(property: Property): string {
  return PREFIX + property;
}

export function propertyOf(name: string): Property {
  return name.slice(PREFIX.length) as Property;
}

const COMPONENT: Readonly<Record<Property, string>> = {
  title: 'TextBox',
  key: 'KeyBox',
  kind: 'KindBox',
  section: 'SectionBox',
  description: 'LongBox',
  options: 'OptionsBox',
  format: 'FormatBox',
  minLength: 'CountBox',
  maxLength: 'CountBox',
  minItems: 'CountBox',
  maxItems: 'CountBox',
  accept: 'FileKindsBox',
  megabytes: 'CountBox',
  minimum: 'BoundBox',
  maximum: 'BoundBox',
  default: 'DefaultBox',
  fact: 'FactBox',
  required: 'RequiredBox',
  visible: 'ConditionBox',
  computed: 'ComputedBox',
  rules: 'RulesBox',
  clause: 'ClauseBox',
  see: 'BodiesBox',
  fill: 'BodiesBox',
};

const GROUPS: readonly (readonly [name: string, properties: readonly Property[]])[] = [
  ['basics', ['title', 'key', 'kind', 'section', 'description']],
  [
    'values',
    [
      'options',
      'format',
      'minLength',
      'maxLength',
      'minimum',
      'maximum',
      'minItems',
      'maxItems',
      'accept',
      'megabytes',
      'default',
      'fact',
    ],
  ],
  ['rules', ['required', 'visible', 'computed', 'rules']],
  ['law', ['clause', 'see', 'fill']],
];

function wordGroup(name: string): string {
  return { basics: t('基本'), values: t('取值'), rules: t('规则'), law: t('依据与权限') }[name] ?? name;
}

/** The panel as a Formily schema: the properties that a kind has, in groups. Nothing in it is left to compile. */
export function panelSchema(kind: FormComponent, pointer: string): JsonObject {
  const has = new Set(propertiesOf(kind, pointer));
  const groups = GROUPS.map(([name, properties]) => [name, properties.filter((one) => has.has(one))] as const).filter(
    ([, properties]) => properties.length > 0,
  );
  return {
    type: 'object',
    properties: Object.fromEntries(
      groups.map(([name, properties], index) => [
        name,
        {
          type: 'void',
          title: wordGroup(name),
          'x-index': index,
          'x-component': 'Group',
          properties: Object.fromEntries(
            properties.map((property, at) => [
              fieldName(property),
              {
                type: 'string',
                title: wordProperty(property, kind),
                'x-index': at,
                'x-decorator': 'Item',
                'x-component': COMPONENT[property],
              },
            ]),
          ),
        },
      ]),
    ),
  };
}
