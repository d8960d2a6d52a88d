import { type Form, isRecord, type Json, type Path } from './form.ts';

/** Limits of embeds (resources/message#embed-object-embed-limits), in UTF-16 code units. */
const limits = {
  title: 256,
  description: 4096,
  fields: 25,
  name: 256,
  value: 1024,
  footer: 2048,
  author: 256,
};
const total = 6000;

const keys = [
  'title',
  'type',
  'description',
  'url',
  'timestamp',
  'color',
  'footer',
  'image',
  'thumbnail',
  'video',
  'provider',
  'author',
  'fields',
  'flags',
];

/** An embed shows nothing without one of these. */
const shows = ['title', 'description', 'footer', 'image', 'thumbnail', 'author', 'fields', 'video'];

/** Checks the embeds of a message: each by itself, and 6000 characters over all of them. */
export function checkEmbeds(form: Form, body: Json): void {
  let sum = 0;
  for (const [index, embed] of form.list(body, 'embeds', [], { max: 10 }).entries()) {
    const path = ['embeds', index];
    if (!isRecord(embed)) {
      form.issue(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
      continue;
    }
    sum += checkEmbed(form, embed, path);
  }
  if (sum > total) {
    form.issue(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${total}`);
  }
}

function checkEmbed(form: Form, embed: Json, path: Path): number {
  form.keys(embed, keys, path);
  if (!shows.some((key) => embed[key])) {
    form.issue(
      [...path, 'description'],
      'BASE_TYPE_REQUIRED',
      'This field is required: the embed shows nothing.',
    );
  }
  form.text(embed, 'title', path, { max: limits.title });
  form.text(embed, 'description', path, { max: limits.description });
  form.integer(embed, 'color', path, { min: 0, max: 0xffffff });
  checkUrl(form, embed, 'url', path);
  let sum = length(embed.title) + length(embed.description);
  if (isRecord(embed.footer)) {
    form.text(embed.footer, 'text', [...path, 'footer'], { min: 1, max: limits.footer, required: true });
    sum += length(embed.footer.text);
  }
  if (isRecord(embed.author)) {
    form.text(embed.author, 'name', [...path, 'author'], { min: 1, max: limits.author, required: true });
    checkUrl(form, embed.author, 'url', [...path, 'author']);
    sum += length(embed.author.name);
  }
  for (const [index, field] of form.list(embed, 'fields', path, { max: limits.fields }).entries()) {
    const at = [...path, 'fields', index];
    if (!isRecord(field)) continue;
    form.keys(field, ['name', 'value', 'inline'], at);
    form.text(field, 'name', at, { min: 1, max: limits.name, required: true });
    form.text(field, 'value', at, { min: 1, max: limits.value, required: true });
    form.boolean(field, 'inline', at);
    sum += length(field.name) + length(field.value);
  }
  return sum;
}

function checkUrl(form: Form, at: Json, key: string, path: Path): void {
  const value = at[key];
  if (value === undefined || value === null) return;
  if (
    typeof value !== 'string' ||
    !/^https?:\/\/[^\s/.]+\.\S+$|^https?:\/\/localhost\S*$|^attachment:\/\//.test(value)
  ) {
    form.issue([...path, key], 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  }
}

function length(value: unknown): number {
  return typeof value === 'string' ? value.length : 0;
}
