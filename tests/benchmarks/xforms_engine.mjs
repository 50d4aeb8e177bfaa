// Holds one interview with @getodk/xforms-engine: one JSON object a line in, one out. Its modules are looked for
// in the folder that the first argument names. Used by engine.py only.
//
//   {"op": "load", "xml": …, "rounds": n}                  loads n times; the nanoseconds of each
//   {"op": "answers", "ref": …, "values": […], "rounds": n} answers in turn; the nanoseconds of each
//   {"op": "choices", "filter": …, "ref": …, "values": […], "rounds": n}  answers, then reads the choices

import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.argv[2]}/package.json`);
const { JSDOM } = require('jsdom');
const { window } = new JSDOM('<!doctype html>');
for (const name of Object.getOwnPropertyNames(window)) {
	try {
		globalThis[name] ??= window[name];
	} catch {
		// a page without an address has no storage
	}
}
globalThis.require = require; // its parser of expressions takes node for a CommonJS module
globalThis.__dirname = process.argv[2];
const entry = `${process.argv[2]}/node_modules/@getodk/xforms-engine/dist/index.js`;
const { createInstance } = await import(pathToFileURL(entry).href);

let root;

function processorTime() {
	const { user, system } = process.cpuUsage();
	return 1000 * (user + system); // nanoseconds
}

function* descendants(node) {
	yield node;
	for (const child of node.currentState.children ?? []) {
		yield* descendants(child);
	}
}

function find(ref) {
	for (const node of descendants(root)) {
		if (node.currentState.reference === ref) {
			return node;
		}
	}
	throw new Error(`not there: ${ref}`);
}

function put(node, value) {
	if (node.nodeType === 'select') {
		node.selectValue(value);
	} else {
		node.setValue(node.valueType === 'int' ? BigInt(value) : value);
	}
}

async function load({ xml, rounds }) {
	const taken = [];
	for (let round = 0; round < rounds; round += 1) {
		const start = processorTime();
		({ root } = await createInstance(xml));
		taken.push(processorTime() - start);
	}
	return taken;
}

function answers({ ref, values, rounds }) {
	const node = find(ref);
	const taken = [];
	for (let round = 0; round < rounds; round += 1) {
		const start = processorTime();
		put(node, values[round % values.length]);
		taken.push(processorTime() - start);
	}
	return taken;
}

function choices({ filter, ref, values, rounds }) {
	const [one, other] = [find(filter), find(ref)];
	const taken = [];
	for (let round = 0; round < rounds; round += 1) {
		const start = processorTime();
		put(one, values[round % values.length]);
		other.currentState.valueOptions.map((option) => option.label.asString);
		taken.push(processorTime() - start);
	}
	return taken;
}

const operations = { load, answers, choices };
for await (const line of createInterface({ input: process.stdin })) {
	const operation = JSON.parse(line);
	try {
		console.log(JSON.stringify({ nanoseconds: await operations[operation.op](operation) }));
	} catch (fault) {
		console.log(JSON.stringify({ error: String(fault) }));
	}
}
