import { ApplicationCommandOptionType as T } from 'discord-api-types/v10';
import { type Form, isRecord, type Json, type Path } from './form.ts';
import { allNames, checkLocalizations, checkName } from './names.ts';

const keys = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'required',
  'choices',
  'options',
  'channel_types',
  'file_types',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
  'autocomplete',
];
const nesting = [T.Subcommand, T.SubcommandGroup] as number[];
const withChoices = [T.String, T.Integer, T.Number] as number[];
const maxLength = 6000;

/** Checks the options of a command (depth 0), a group or a subcommand. */
export function checkOptions(form: Form, at: Json, path: Path, depth: number): void {
  const options = form.list(at, 'options', path, { max: 25 });
  const names = new Set<string>();
  const types = new Set<boolean>();
  let optionalSeen = false;
  for (const [index, option] of options.entries()) {
    const here = [...path, 'options', index];
    if (!isRecord(option)) {
      form.issue(here, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
      continue;
    }
    checkOption(form, option, here, depth);
    const isNesting = nesting.includes(Number(option.type));
    types.add(isNesting);
    for (const name of allNames(option)) {
      if (names.has(name)) {
        const text = 'Option names must be unique in a command, localized ones too.';
        form.issue(here, 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', text);
      }
    }
    for (const name of allNames(option)) names.add(name);
    if (isNesting) continue;
    if (option.required === true && optionalSeen) {
      const text = 'Required options must be placed before non-required options';
      form.issue(here, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', text);
    }
    optionalSeen ||= option.required !== true;
  }
  if (types.size > 1) {
    const text = 'Sub-command and sub-command group option types are mutually exclusive to all other types';
    form.issue([...path, 'options'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', text);
  }
}

function checkOption(form: Form, option: Json, path: Path, depth: number): void {
  form.keys(option, keys, path);
  form.integer(option, 'type', path, { min: 1, max: 11, required: true });
  checkName(form, option, path);
  form.text(option, 'description', path, { min: 1, max: 100, required: true });
  checkLocalizations(form, option, 'description', path, (text) => text.length >= 1 && text.length <= 100);
  form.boolean(option, 'required', path);
  form.boolean(option, 'autocomplete', path);
  const type = Number(option.type);
  if (nesting.includes(type)) checkNesting(form, option, path, type, depth);
  else if (Array.isArray(option.options) && option.options.length > 0) {
    form.issue(
      [...path, 'options'],
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'This type cannot have options',
    );
  }
  checkChoices(form, option, path, type);
  checkLimits(form, option, path, type);
}

function checkNesting(form: Form, option: Json, path: Path, type: number, depth: number): void {
  const group = type === T.SubcommandGroup;
  if (depth > 0 && (group || depth > 1)) {
    const text = 'Only command > group > subcommand can be nested.';
    form.issue([...path, 'type'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', text);
    return;
  }
  if (option.required === true) {
    form.issue(
      [...path, 'required'],
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'A subcommand is never required.',
    );
  }
  const children = Array.isArray(option.options) ? option.options.filter(isRecord) : [];
  const wrong = children.some((child) => (Number(child.type) === T.Subcommand) !== group);
  if (wrong || (group && children.length === 0)) {
    const text = group
      ? 'A group needs subcommands, and only those.'
      : 'A subcommand has plain options only.';
    form.issue([...path, 'options'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', text);
  }
  checkOptions(form, option, path, group ? 1 : 2);
}

function checkChoices(form: Form, option: Json, path: Path, type: number): void {
  const choices = form.list(option, 'choices', path, { max: 25 });
  if ((choices.length > 0 || option.autocomplete === true) && !withChoices.includes(type)) {
    const text = 'Only STRING, INTEGER and NUMBER options have choices or autocomplete.';
    form.issue(path, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', text);
  }
  if (choices.length > 0 && option.autocomplete === true) {
    const text = 'autocomplete may not be true when choices are there';
    form.issue([...path, 'autocomplete'], 'APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES', text);
  }
  checkChoiceList(form, choices, [...path, 'choices'], type);
}

/** Checks choices, of an option or of an answer to autocomplete: name 1–100, value of the option's type. */
export function checkChoiceList(form: Form, choices: readonly unknown[], path: Path, type: number): void {
  const names = new Set<unknown>();
  for (const [index, choice] of choices.entries()) {
    const here = [...path, index];
    if (!isRecord(choice)) {
      form.issue(here, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
      continue;
    }
    form.keys(choice, ['name', 'name_localizations', 'value'], here);
    form.text(choice, 'name', here, { min: 1, max: 100, required: true });
    checkLocalizations(form, choice, 'name', here, (text) => text.length >= 1 && text.length <= 100);
    if (type === T.String) form.text(choice, 'value', here, { min: 1, max: 100, required: true });
    else if (type === T.Integer) form.integer(choice, 'value', here, { required: true });
    else if (typeof choice.value !== 'number') {
      form.issue([...here, 'value'], 'NUMBER_TYPE_COERCE', 'The value must be a number.');
    }
    if (names.has(choice.name)) {
      form.issue(here, 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE', 'Choice names must be unique');
    }
    names.add(choice.name);
  }
}

function checkLimits(form: Form, option: Json, path: Path, type: number): void {
  form.integer(option, 'min_length', path, { min: 0, max: maxLength });
  form.integer(option, 'max_length', path, { min: 1, max: maxLength });
  const misplaced = (given: readonly string[], allowed: readonly number[]): void => {
    for (const key of given) {
      if (option[key] === undefined || allowed.includes(type)) continue;
      form.issue(
        [...path, key],
        'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        `Options of type ${type} have no ${key}.`,
      );
    }
  };
  misplaced(['min_length', 'max_length'], [T.String]);
  misplaced(['min_value', 'max_value'], [T.Integer, T.Number]);
  misplaced(['channel_types'], [T.Channel]);
}
