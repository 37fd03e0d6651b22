// npm start is the command line's own start.
process.argv.splice(2, 0, "start");
await import("./tocsin.mjs");
