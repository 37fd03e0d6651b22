/**
 * `node compile.mjs PROJECT OTHERS…`: what the compiler says about the files of one project.
 *
 * A project sees the sources of others through its imports. Those are checked where they belong, by their own rules, so
 * each file is checked once; a file that belongs to no project is checked wherever it is imported.
 */
import { resolve } from "node:path";
import ts from "typescript";
import { root } from "../checkout.mjs";

const [project, ...others] = process.argv.slice(2).map((file) => resolve(root, file));

function readProject(file) {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => report([problem]) };
  return ts.getParsedCommandLineOfConfigFile(file, {}, host) ?? process.exit(1);
}

function report(problems) {
  const host = {
    getCurrentDirectory: () => root,
    getNewLine: () => "\n",
    getCanonicalFileName: (name) => name,
  };
  process.stdout.write(ts.formatDiagnostics(problems, host));
}

const { fileNames, options, errors } = readProject(project);
const program = ts.createProgram({ rootNames: fileNames, options: { ...options, noEmit: true } });
const own = new Set(fileNames);
const elsewhere = new Set(others.flatMap((file) => readProject(file).fileNames));
const isOurs = ({ fileName }) =>
  own.has(fileName) ||
  (fileName.startsWith(`${root}/`) && !fileName.includes("/node_modules/") && !elsewhere.has(fileName));

const problems = [
  ...errors,
  ...program.getOptionsDiagnostics(),
  ...program.getSourceFiles().flatMap((file) => program.getSyntacticDiagnostics(file)),
  ...program.getGlobalDiagnostics(),
  ...program
    .getSourceFiles()
    .filter(isOurs)
    .flatMap((file) => program.getSemanticDiagnostics(file)),
];
report(ts.sortAndDeduplicateDiagnostics(problems));
process.exitCode = problems.length === 0 ? 0 : 1;
