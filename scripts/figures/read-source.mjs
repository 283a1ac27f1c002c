// Reads the files of src, and out of their syntax what they import and which words stand in them.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import ts from 'typescript';

/**
 * @typedef {object} Import
 * @property {string} file
 * @property {number} line
 * @property {string} target `src/shared/action`, or the package's name.
 * @property {boolean} typeOnly
 */

/**
 * @typedef {object} SourceFile
 * @property {string} file `src/shared/action.ts`.
 * @property {number} lines
 * @property {readonly Import[]} imports
 * @property {ReadonlySet<string>} words Every identifier and every whole text in quotation marks; no comments.
 */

const isCode = (file) => /\.tsx?$/.test(file);

/** Every file below src, code or not, as `src/…`. */
export function filesOfSource(root) {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(root.length + 1)
        .split(sep)
        .join('/'),
    )
    .sort();
}

/**
 * Every file of code below src, taken apart.
 * @param {string} root
 * @returns {SourceFile[]}
 */
export function readSource(root) {
  return filesOfSource(root)
    .filter(isCode)
    .map((file) => takeApart(file, readFileSync(join(root, file), 'utf8')));
}

/**
 * What a file of this text says.
 * @param {string} file
 * @param {string} text
 * @returns {SourceFile}
 */
export function takeApart(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const imports = [];
  const words = new Set();
  const add = (node, specifier, typeOnly) => {
    if (!specifier || !ts.isStringLiteral(specifier)) return;
    const target = specifier.text.startsWith('.')
      ? posix.join(posix.dirname(file), specifier.text)
      : specifier.text;
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    imports.push({ file, line, target, typeOnly });
  };
  const visit = (node) => {
    if (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) words.add(node.text);
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, isOfTypes(node.importClause));
    if (ts.isExportDeclaration(node)) {
      add(node, node.moduleSpecifier, node.isTypeOnly || areTypes(node.exportClause));
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node, node.arguments[0], false);
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node, node.argument.literal, true);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { file, lines: text.split('\n').length - 1, imports, words };
}

function isOfTypes(clause) {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  return clause.name === undefined && areTypes(clause.namedBindings);
}

/** `{ type A, type B }`: nothing of it is there when the program runs. */
function areTypes(names) {
  const isList = names && (ts.isNamedImports(names) || ts.isNamedExports(names));
  return (
    isList === true && names.elements.length > 0 && names.elements.every((one) => one.isTypeOnly)
  );
}

/**
 * The keys whose value is what this function makes: `press` in `{ press: call(…) }`.
 * @param {string} maker
 * @param {string} text
 * @returns {string[]}
 */
export function namesMadeBy(maker, text) {
  const source = ts.createSourceFile('contract.ts', text, ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    if (ts.isPropertyAssignment(node) && ts.isCallExpression(node.initializer)) {
      if (node.initializer.expression.getText() === maker) found.push(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
