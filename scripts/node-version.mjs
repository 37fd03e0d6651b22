const floor = [20, 19];
const [major, minor] = process.versions.node.split(".").map(Number);

if (major < floor[0] || (major === floor[0] && minor < floor[1])) {
  process.stderr.write(
    `Tocsin needs Node ${floor.join(".")} or later; this is Node ${process.versions.node}. ` +
      "Install a later one from https://nodejs.org or with your system's package manager, then run the command again.\n",
  );
  process.exit(1);
}
