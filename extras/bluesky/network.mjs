/** Starts a server of the network and its directory on loopback; prints its address, ends when its input ends. */
import { TestNetworkNoAppView } from "@atproto/dev-env";

const network = await TestNetworkNoAppView.create({});
process.stdout.write(`${JSON.stringify({ address: network.pds.url })}\n`);
process.stdin.resume().on("end", async () => {
  await network.close();
  process.exit(0);
});
