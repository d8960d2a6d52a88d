import { type FormIssue, invalidForm } from '../errors.ts';

export type Json = Record<string, unknown>;
export type Path = readonly (string | number)[];

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Collects what is wrong with a body, so that an answer names every fault at once, as Discord's does. */
export interface Form {
  issue(path: Path, code: string, message: string): void;
  /** A string within limits; absent and null are fine unless `required`. */
  text(at: Json, key: string, path: Path, limits: { min?: number; max: number; required?: boolean }): void;
  integer(
    at: Json,
    key: string,
    path: Path,
    limits?: { min?: number; max?: number; required?: boolean },
  ): void;
  boolean(at: Json, key: string, path: Path): void;
  /** The items of a list, or none when it is absent or not a list. */
  list(
    at: Json,
    key: string,
    path: Path,
    limits: { min?: number; max: number; required?: boolean },
  ): unknown[];
  /** Refuses keys that Discord does not document here. */
  keys(at: Json, known: readonly string[], path: Path): void;
  /** @throws DiscordError 50035 when there was an issue. */
  end(): void;
}

export function createForm(): Form {
  const issues: FormIssue[] = [];
  const issue: Form['issue'] = (path, code, message) => {
    issues.push({ path, code, message });
  };

  function absent(at: Json, key: string, path: Path, required = false): boolean {
    const missing = at[key] === undefined || at[key] === null;
    if (missing && required) issue([...path, key], 'BASE_TYPE_REQUIRED', 'This field is required');
    return missing;
  }

  return {
    issue,
    text(at, key, path, { min = 0, max, required }) {
      if (absent(at, key, path, required)) return;
      const value = at[key];
      if (typeof value !== 'string') {
        issue(
          [...path, key],
          'STRING_TYPE_CONVERT',
          `Could not interpret "${JSON.stringify(value)}" as string.`,
        );
      } else if (min === 1 && value.length === 0) {
        issue([...path, key], 'BASE_TYPE_REQUIRED', 'This field is required');
      } else if (value.length < min || (min > 0 && value.length > max)) {
        issue([...path, key], 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
      } else if (value.length > max) {
        issue([...path, key], 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
      }
    },
    integer(at, key, path, { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER, required } = {}) {
      if (absent(at, key, path, required)) return;
      const value = at[key];
      if (typeof value !== 'number' || !Number.isInteger(value)) {
        issue([...path, key], 'NUMBER_TYPE_COERCE', `Value "${JSON.stringify(value)}" is not int.`);
      } else if (value < min) {
        issue([...path, key], 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
      } else if (value > max) {
        issue([...path, key], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
      }
    },
    boolean(at, key, path) {
      if (absent(at, key, path) || typeof at[key] === 'boolean') return;
      issue([...path, key], 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
    },
    list(at, key, path, { min = 0, max, required }) {
      if (absent(at, key, path, required)) return [];
      const value = at[key];
      if (!Array.isArray(value)) {
        issue([...path, key], 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
        return [];
      }
      if (value.length < min || value.length > max) {
        issue([...path, key], 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
      }
      return value;
    },
    keys(at, known, path) {
      for (const key of Object.keys(at)) {
        if (known.includes(key) || at[key] === undefined) continue;
        issue(
          [...path, key],
          'UNKNOWN_FIELD',
          `Discord does not know '${key}' here. Known: ${known.join(', ')}.`,
        );
      }
    },
    end() {
      if (issues.length > 0) throw invalidForm(issues);
    },
  };
}
