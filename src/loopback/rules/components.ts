import { ButtonStyle, ComponentType as C } from 'discord-api-types/v10';
import { type Form, isRecord, type Json, type Path } from './form.ts';

/** Components in a message, nested ones too (components/reference#container). */
const maxComponents = 40;
/** Characters of one TextDisplay, and of all of a message together (discord-api-docs#8562). */
const maxText = 4000;
/** Action rows of a message without IS_COMPONENTS_V2. */
const maxRows = 5;

const v2 = [
  C.Section,
  C.TextDisplay,
  C.Thumbnail,
  C.MediaGallery,
  C.File,
  C.Separator,
  C.Container,
] as number[];
const selects = [
  C.StringSelect,
  C.UserSelect,
  C.RoleSelect,
  C.MentionableSelect,
  C.ChannelSelect,
] as number[];
const topLevel = [C.ActionRow, C.Section, C.TextDisplay, C.MediaGallery, C.File, C.Separator, C.Container];
const inContainer = topLevel.filter((type) => type !== C.Container);

interface Tally {
  count: number;
  text: number;
  readonly ids: Set<string>;
  readonly numbers: Set<number>;
}

/** Checks the components of a message: kinds, nesting, limits, and custom ids that are each there once. */
export function checkComponents(form: Form, body: Json, isV2: boolean): void {
  const tally: Tally = { count: 0, text: 0, ids: new Set(), numbers: new Set() };
  const max = isV2 ? maxComponents : maxRows;
  const components = form.list(body, 'components', [], { max });
  const allowed = isV2 ? topLevel : [C.ActionRow];
  for (const [index, component] of components.entries()) {
    const path = ['components', index];
    if (isRecord(component) && !isV2 && v2.includes(Number(component.type))) {
      const hint = `Component type ${component.type} needs the flag IS_COMPONENTS_V2 (32768).`;
      form.issue(
        [...path, 'type'],
        'UNION_TYPE_CHOICES',
        `Value of field "type" must be one of (1,). ${hint}`,
      );
    } else check(form, component, path, allowed, tally);
  }
  if (tally.count > maxComponents) {
    const text = `Must have at most ${maxComponents} components in total, got ${tally.count}.`;
    form.issue(['components'], 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', text);
  }
  if (tally.text > maxText) {
    const text = `The text of all TextDisplays must be ${maxText} or fewer in length, got ${tally.text}.`;
    form.issue(['components'], 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', text);
  }
}

function check(form: Form, component: unknown, path: Path, allowed: readonly number[], tally: Tally): void {
  if (!isRecord(component)) {
    form.issue(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return;
  }
  const type = Number(component.type);
  if (!allowed.includes(type)) {
    form.issue(
      [...path, 'type'],
      'UNION_TYPE_CHOICES',
      `Value of field "type" must be one of (${allowed.join(', ')}).`,
    );
    return;
  }
  tally.count += 1;
  form.integer(component, 'id', path, { min: 0, max: 2 ** 31 - 1 });
  if (typeof component.id === 'number' && component.id !== 0) {
    if (tally.numbers.has(component.id)) {
      form.issue([...path, 'id'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
    }
    tally.numbers.add(component.id);
  }
  if (type === C.ActionRow) checkRow(form, component, path, tally);
  else if (type === C.Button) checkButton(form, component, path, tally);
  else if (selects.includes(type)) checkSelect(form, component, path, type, tally);
  else if (type === C.Section) checkSection(form, component, path, tally);
  else if (type === C.Container) checkContainer(form, component, path, tally);
  else checkLeaf(form, component, path, type, tally);
}

function checkRow(form: Form, row: Json, path: Path, tally: Tally): void {
  form.keys(row, ['type', 'id', 'components'], path);
  const children = form.list(row, 'components', path, { min: 1, max: 5, required: true });
  for (const [index, child] of children.entries()) {
    check(form, child, [...path, 'components', index], [C.Button, ...selects], tally);
  }
  const hasSelect = children.some((child) => isRecord(child) && selects.includes(Number(child.type)));
  if (hasSelect && children.length > 1) {
    form.issue(
      [...path, 'components'],
      'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      'A select menu fills its row alone.',
    );
  }
}

function checkContainer(form: Form, container: Json, path: Path, tally: Tally): void {
  form.keys(container, ['type', 'id', 'components', 'accent_color', 'spoiler'], path);
  form.integer(container, 'accent_color', path, { min: 0, max: 0xffffff });
  form.boolean(container, 'spoiler', path);
  const children = form.list(container, 'components', path, { min: 1, max: maxComponents, required: true });
  for (const [index, child] of children.entries()) {
    check(form, child, [...path, 'components', index], inContainer, tally);
  }
}

function checkSection(form: Form, section: Json, path: Path, tally: Tally): void {
  form.keys(section, ['type', 'id', 'components', 'accessory'], path);
  const children = form.list(section, 'components', path, { min: 1, max: 3, required: true });
  for (const [index, child] of children.entries()) {
    check(form, child, [...path, 'components', index], [C.TextDisplay], tally);
  }
  if (section.accessory === undefined) {
    form.issue([...path, 'accessory'], 'BASE_TYPE_REQUIRED', 'This field is required');
  } else check(form, section.accessory, [...path, 'accessory'], [C.Button, C.Thumbnail], tally);
}

function checkLeaf(form: Form, leaf: Json, path: Path, type: number, tally: Tally): void {
  if (type === C.TextDisplay) {
    form.keys(leaf, ['type', 'id', 'content'], path);
    form.text(leaf, 'content', path, { min: 1, max: maxText, required: true });
    tally.text += typeof leaf.content === 'string' ? leaf.content.length : 0;
  } else if (type === C.Separator) {
    form.keys(leaf, ['type', 'id', 'divider', 'spacing'], path);
    form.boolean(leaf, 'divider', path);
    form.integer(leaf, 'spacing', path, { min: 1, max: 2 });
  } else if (type === C.MediaGallery) {
    form.keys(leaf, ['type', 'id', 'items'], path);
    form.list(leaf, 'items', path, { min: 1, max: 10, required: true });
  } else if (type === C.Thumbnail) {
    form.keys(leaf, ['type', 'id', 'media', 'description', 'spoiler'], path);
    form.text(leaf, 'description', path, { max: 1024 });
  } else form.keys(leaf, ['type', 'id', 'file', 'spoiler'], path);
}

function checkButton(form: Form, button: Json, path: Path, tally: Tally): void {
  form.keys(
    button,
    ['type', 'id', 'style', 'label', 'emoji', 'custom_id', 'sku_id', 'url', 'disabled'],
    path,
  );
  form.integer(button, 'style', path, { min: 1, max: 6, required: true });
  form.text(button, 'label', path, { max: 80 });
  form.boolean(button, 'disabled', path);
  const isLink = button.style === ButtonStyle.Link;
  const isPremium = button.style === ButtonStyle.Premium;
  if (!isLink && button.url !== undefined) {
    form.issue(
      [...path, 'url'],
      'BUTTON_COMPONENT_INVALID_URL',
      'Only a link button (style 5) may have a url.',
    );
  }
  if ((isLink || isPremium) && button.custom_id !== undefined) {
    const text = 'A link button and a premium button may not have a custom_id.';
    form.issue([...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_AND_URL', text);
  }
  if (isLink) checkLink(form, button, path);
  else if (!isPremium) checkCustomId(form, button, path, tally);
  if (!isPremium && !button.label && !button.emoji) {
    form.issue(path, 'BUTTON_COMPONENT_REQUIRES_LABEL_OR_EMOJI', 'A button needs a label or an emoji.');
  }
}

function checkLink(form: Form, button: Json, path: Path): void {
  form.text(button, 'url', path, { min: 1, max: 512, required: true });
  if (typeof button.url !== 'string' || button.url === '') return;
  if (!/^(https?|discord):\/\/\S+$/.test(button.url)) {
    const text = `Scheme must be one of ('http', 'https', 'discord'), in a well formed URL.`;
    form.issue([...path, 'url'], 'URL_TYPE_INVALID_SCHEME', text);
  }
}

function checkCustomId(form: Form, component: Json, path: Path, tally: Tally): void {
  form.text(component, 'custom_id', path, { min: 1, max: 100, required: true });
  const id = component.custom_id;
  if (typeof id !== 'string') return;
  if (tally.ids.has(id)) {
    form.issue(
      [...path, 'custom_id'],
      'COMPONENT_CUSTOM_ID_DUPLICATED',
      'Component custom id cannot be duplicated',
    );
  }
  tally.ids.add(id);
}

function checkSelect(form: Form, select: Json, path: Path, type: number, tally: Tally): void {
  checkCustomId(form, select, path, tally);
  form.text(select, 'placeholder', path, { max: 150 });
  form.integer(select, 'min_values', path, { min: 0, max: 25 });
  form.integer(select, 'max_values', path, { min: 1, max: 25 });
  if (type !== C.StringSelect) return;
  for (const [index, option] of form
    .list(select, 'options', path, { min: 1, max: 25, required: true })
    .entries()) {
    const at = [...path, 'options', index];
    if (!isRecord(option)) continue;
    form.text(option, 'label', at, { min: 1, max: 100, required: true });
    form.text(option, 'value', at, { min: 1, max: 100, required: true });
    form.text(option, 'description', at, { max: 100 });
  }
}
