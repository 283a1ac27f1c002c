// Walks every import of src and fails with the line that breaks the map of the README.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { ringsOf } from './rings';
import { RINGS_LEFT, RULES, type Rule } from './rules';

const ROOT = join(import.meta.dirname, '../../..');

interface Import {
  readonly file: string;
  readonly line: number;
  /** `src/shared/action`, or the package's name. */
  readonly target: string;
  readonly typeOnly: boolean;
}

function sourceFiles(): string[] {
  return readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx)$/.test(name))
    .map((name) => `src/${name.split(sep).join('/')}`);
}

function importsOf(file: string, text: string): Import[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: string, typeOnly: boolean): void => {
    const target = specifier.startsWith('.')
      ? posix.normalize(posix.join(dirname(file), specifier))
      : specifier;
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    found.push({ file, line, target, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const named = node.importClause?.namedBindings;
      const allTypes =
        named !== undefined &&
        ts.isNamedImports(named) &&
        named.elements.length > 0 &&
        named.elements.every((element) => element.isTypeOnly);
      const phase = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
      add(node, node.moduleSpecifier.text, phase || allTypes);
    }
    if (
      ts.isExportDeclaration(node) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      add(node, node.moduleSpecifier.text, node.isTypeOnly);
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const argument = node.arguments[0];
      if (argument && ts.isStringLiteral(argument)) add(node, argument.text, false);
    }
    if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument) &&
      ts.isStringLiteral(node.argument.literal)
    ) {
      add(node, node.argument.literal.text, true);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Read once: every test looks at the same imports. */
function readAll(files: readonly string[]): ReadonlyMap<string, readonly Import[]> {
  return new Map(
    files.map((file) => [file, importsOf(file, readFileSync(join(ROOT, file), 'utf8'))]),
  );
}

/** Which file each file imports, for a type or for more. */
function filesUsedBy(
  imports: ReadonlyMap<string, readonly Import[]>,
): ReadonlyMap<string, readonly string[]> {
  const fileOf = (target: string): readonly string[] =>
    [target, `${target}.ts`, `${target}.tsx`].filter((file) => imports.has(file));
  return new Map(
    [...imports].map(([file, used]) => [file, used.flatMap(({ target }) => fileOf(target))]),
  );
}

function matches(path: string, pattern: string): boolean {
  if (pattern.endsWith('/**')) return path.startsWith(pattern.slice(0, -2));
  return path === pattern || path === pattern.replace(/\.tsx?$/, '');
}

function ruleFor(file: string): Rule | undefined {
  return RULES.find((rule) => rule.files.some((pattern) => matches(file, pattern)));
}

function isAllowed(rule: Rule, used: Import): boolean {
  const own = rule.ownFolder === true && used.target.startsWith(`${dirname(used.file)}/`);
  const patterns = [...rule.may, ...(used.typeOnly ? (rule.mayTypes ?? []) : [])];
  return (
    own ||
    patterns.some((pattern) =>
      pattern === 'node:*'
        ? used.target.startsWith('node:')
        : matches(used.target, pattern) || used.target.startsWith(`${pattern}/`),
    )
  );
}

describe('imports', () => {
  const files = sourceFiles();
  const imports = readAll(files);

  it('finds the source files', () => expect(files.length).toBeGreaterThan(20));

  it('gives every source file a room with a rule', () => {
    expect(files.filter((file) => ruleFor(file) === undefined)).toEqual([]);
  });

  it('lets a room import only what its rule allows', () => {
    const broken = files.flatMap((file) => {
      const rule = ruleFor(file);
      if (!rule) return [];
      return (imports.get(file) ?? [])
        .filter((used) => !isAllowed(rule, used))
        .map(
          (used) => `${relative(ROOT, join(ROOT, used.file))}:${used.line} imports ${used.target}`,
        );
    });
    expect(broken).toEqual([]);
  });

  it('go round in no ring, types included', () => {
    const rings = ringsOf(filesUsedBy(imports)).map((ring) => ring.join(' '));
    expect(rings).toEqual(RINGS_LEFT);
    expect(rings.filter((ring) => ring.includes('src/renderer/'))).toEqual([]);
  });

  it('notice a ring of types', () => {
    const ring = new Map([
      ['src/a.ts', importsOf('src/a.ts', "import type { B } from './b';")],
      ['src/b.ts', importsOf('src/b.ts', "export type B = import('./c').C;")],
      ['src/c.tsx', importsOf('src/c.tsx', "export type { A as C } from './a';")],
      ['src/d.ts', importsOf('src/d.ts', "import { A } from './a';")],
    ]);
    expect(ringsOf(filesUsedBy(ring))).toEqual([['src/a.ts', 'src/b.ts', 'src/c.tsx']]);
  });

  it.each([
    ['src/renderer/features/calls/x.ts', "import { A } from '../alerts/x';"],
    ['src/renderer/features/calls/x.ts', "import type { A } from '../alerts/x';"],
    ['src/renderer/features/calls/x.ts', "import '../alerts/x.css';"],
    ['src/renderer/features/calls/x.ts', "import { A } from '../../shell/x';"],
    ['src/renderer/kit/x.ts', "import type { A } from '../features/calls/x';"],
    ['src/renderer/components/x.tsx', "import { A } from '../kit/x';"],
    ['src/renderer/store.ts', "import type { A } from './features/calls/x';"],
  ])('keep features of the window apart: %s may not %s', (file, text) => {
    const rule = ruleFor(file);
    const [used] = importsOf(file, text);
    expect(rule && used && isAllowed(rule, used)).toBe(false);
  });

  it('notices a forbidden import', () => {
    const rule = ruleFor('src/shared/action.ts');
    const [used] = importsOf('src/shared/action.ts', "import { app } from 'electron';");
    expect(rule && used && isAllowed(rule, used)).toBe(false);
  });
});
