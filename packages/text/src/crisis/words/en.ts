import type { CrisisWords } from "../types.ts";

export const EN: CrisisWords = {
  reputation: {
    clear:
      "disgrace*, shame on you, shame on them, shameful company, shameful brand, lost all respect, lost my respect, lost my trust, no longer trust, " +
      "can't trust, cannot trust, never trust, worst company, worst brand, worst airline, scandal*, pr disaster, pr nightmare, reputation, tone deaf, " +
      "out of touch, dishonest company, corrupt*, unethical, cover up, coverup, covering up, hypocri*, what a joke of a company, backlash, " +
      "embarrassment, scam company, lying to customers, lied to customers, lied to us, could not care less about people, moral bankruptcy, rotten to the core, looked the other way, swept under the rug, swept under the carpet",
    hint: "shame*, ashamed, joke, pathetic, liars, lies, greedy, greed, scam*, trust, never again, outrag*, unacceptable, disgusted, ripoff, rip off, disgusting, disgust, kept quiet, keep quiet, knew about it, knew for, knew and, board, nobody held, sold out, soulless, heartless, cynical, two faced, arrogant, arrogance",
  },
  activism: {
    clear:
      "boycott*, petition, petitions, protest*, stop buying, don't buy, do not buy, dont buy, stop using, cancel your subscription, cancelled my subscription, " +
      "delete the app, deleted the app, uninstall*, class action, greenwash*, vote with your wallet, hold them accountable, sign and share, " +
      "strike against, picket*, not spending another, won't spend another, rally outside, until they apologise, until they apologize, take your money elsewhere, taking my money elsewhere, took my money elsewhere, spend elsewhere, shop elsewhere",
    hint: "campaign*, activist*, strike*, solidarity, human rights, sweatshop*, child labour, child labor, animal testing, cancel, spread the word, join us, refuse, switched to, switched from, switching, moved to, leaving, quit, quitting, join us, join me, join, instead, elsewhere, stay away, staying away, enough is enough, stand up, our voices, demand, demands",
  },
  "customer-service": {
    clear:
      "customer service, customer support, customer care, still waiting, on hold, no reply, no response, no answer, nobody answers, no one answers, " +
      "not answering, not responding, doesn't respond, never replied, ignoring me, ignored my, ignoring my, refund*, want my money back, give me my money, money back, call centre, call center, " +
      "hung up on me, lost my luggage, lost my bag, lost my baggage, lost luggage, rude staff, rude agent, flight cancelled, cancelled flight, cancelled our flight, cancelled my flight, never arrived, " +
      "hasn't arrived, not delivered, wrong order, wrong item, late delivery, terrible service, awful service, bad service, poor service, worst service, horrible service, charged twice, overcharged, been waiting, hours on the phone, minutes on the phone, can't get through, cannot get through, cant get through, nobody picks up, no one picks up, no one picking up, no one to help, won't help, no help, not helpful, hung up, hang up on, keep* hanging up, stranded, stuck at, missed our connection, missed my connection, missed connection, missed my flight, flight delayed, delayed flight, still no bag*, still no luggage, still no word, where is my bag, where are my bags, where's my bag, no communication, no explanation, no update*, lack of communication, never got back, haven't heard back, dm me back, run around, runaround, hung up on, nobody called back, no one called back, nobody replies, no one replies, won't refund, refuse to refund, refuses to refund, chat closes, never showed up, wrong size sent, missing items, missing item, arrived broken, arrived damaged, where is my order, where is my parcel, where is my refund, no one cares, zero support, worst experience, passed around, been ghosted, cancel my order, couldn't care less, could not care less, care less about customers, nobody cares about customers, treat customers, treat people who pay",
    hint: "complain*, waiting, delay*, ticket, hours, rude, unhelpful, delivery, order, agent, email*, call, luggage, baggage, cancel*, service, support, ignored, hold, wait, phone, response, reply, rep, reps, stuck, bag, bags, rebook*, voucher*, compensat*, disconnected, poor, lost, missed, late, hour, hrs, horrible, awful, emails, letters, tweets, unanswered, ignored again, ticket closed, chat, callback, promise, promised, excuses, excuse, robot, bot, template, copy paste, useless, joke, who pay, paying customer, paying customers, loyal customer",
  },
  influencer: {
    clear:
      "influencer*, brand ambassador*, ambassador of the brand, paid promotion, sponsored post, sponsored video, face of the brand, celebrity endorsement, " +
      "undisclosed ad, not marked as an ad, promo code from, drop the blogger, cut ties with the blogger, dropped by the brand, influencer marketing, brand deal, brand deals, paid partnership, sponsored by the brand, paid to promote, paid to say",
    hint: "blogger*, youtuber*, tiktoker*, streamer*, sponsor*, celebrity, endorse*, ambassador*, collab*, ad, advert*, promo*, followers, podcast, star, pays, paid, promotes, promoted, promoting, promotion, fitness, model, supplements, her followers, his followers, story, stories, channel, on the side, contract, face of",
  },
  misinformation: {
    clear:
      "fake news, misinformation, disinformation, hoax*, false claim*, false information, false rumor*, false rumour*, fact check*, deepfake*, deep fake*, debunk*, " +
      "this is not true, that is not true, isn't true, completely false, fabricated, made up story, conspiracy, photoshopped, doctored video, edited video, out of context, stop sharing, don't share this, do not share this, before you share, before you forward, don't believe everything, it is a myth, urban legend",
    hint: "fake*, rumor*, rumour*, unverified, allegedly, false, lie, hearsay, source, proof, misleading, untrue, forwarded, viral, nonsense, myth, myths, forward, forwarding, sharing, voice message, chain message, screenshot, claim, claims, spread, spreading, debunk, explains why, made up, conspiracy, scare",
  },
  "data-breach": {
    clear:
      "data breach*, data leak*, leaked data, data was leaked, data got leaked, got hacked, been hacked, was hacked, were hacked, hacked my account, account hacked, hacker*, ransomware, " +
      "personal data, passwords leaked, stolen passwords, stolen data, my details were leaked, identity theft, phishing, breached, gdpr, cyberattack*, cyber attack*, database leaked, card details, dark web, unauthorised charge*, unauthorized charge*, sold my data, sold my number, leaked my number, leaked my address, my address is online, spam calls since, someone logged in, someone accessed, login from",
    hint: "leak*, hack*, password*, privacy, breach*, stolen, data, exposed, security, malware, spyware, account, cards, credit card, address, home address, phone number, my number, strangers, spam calls, scammers, login, logged in, identity, records, exposed, encrypted, access, two factor, verification code",
  },
  "employee-conduct": {
    clear:
      "your employee, your employees, employee insulted, employee assaulted, staff insulted, racist employee, racist staff, racist manager, sexual harassment, sexually harassed, harassed by, " +
      "fire him, fire her, fire them, fire this, your driver, your manager, your cashier, your guard, discriminat*, yelled at, shouted at, abusive staff, toxic workplace, " +
      "mistreat*, whistleblow*, unpaid overtime, caught on camera, refused to serve, dragged off, stole from me, spat at, slapped, pushed my, shoved my, pushed me, shoved me, grabbed me, grabbed my, hit my, hit me, punched, kicked out of, threw us out, threw me out, swore at, made fun of, laughed at us",
    hint: "employee*, staff, driver*, courier*, cashier*, waiter*, manager*, guard*, attendant*, racist*, racism, sexist*, harass*, insult*, rude*, abuse*, assault*, bully*, ceo, worker*, fired, video, drunk, screamed, threatened, security man, bouncer, pushed, shoved, grabbed, punched, kicked, hit, swore, cursed, mocked, stairs, clerk, nurse, doctor, teacher, boss, foreman, supervisor, shift, unpaid, overtime",
  },
  "product-safety": {
    clear:
      "recall*, food poisoning, poisoned, caught fire, catches fire, on fire, exploded, explodes, exploding, explosion, contaminat*, salmonella, listeria, e coli, allergic reaction, " +
      "mold in, mould in, moldy, mouldy, worm in, worms in, insect in, insects in, glass in, plastic in, metal in my, found a bug, found hair, burned my, burnt my, overheat*, electric shock, carcinogen*, asbestos, choking hazard, brake failure, brakes failed, " +
      "ended up in hospital, hospitalised, hospitalized, got sick after, sick after eating, made me sick, made us sick, unsafe product, dangerous product, faulty battery, battery swelled, boiling water went, scalded, third degree, second degree burns, came apart, fell apart while, cut my hand, cut my finger, choked on, broke my tooth, broke a tooth, smells of gas, carbon monoxide",
    hint: "toxic*, unsafe, danger*, hazard*, sick, vomit*, rash, injur*, burn*, burnt, fire, smoke, defect*, faulty, hospital, expired, battery, rotten, allerg*, spoiled, poison*, chemical*, boiling, came off, fell off, fell apart, snapped, sharp, cut, blood, bleeding, choke, choking, tooth, arm, burned, smell, leaking, leaks, sparks, melted, melting, swollen, batch, expired, off taste",
  },
  outage: {
    clear:
      "outage*, is down, are down, went down, servers down, server down, site down, website down, app down, system down, down again, not loading, won't load, doesn't load, can't log in, cannot log in, can't login, unable to log in, " +
      "can't access, cannot access, keeps crashing, app crashes, app crashed, app keeps, stopped working, not working, isn't working, doesn't work, service unavailable, no signal, no internet, connection lost, payment failed, payments failing, error 500, error 503, error message, blackout, power cut, card declined, can't pay, just spins, keeps spinning, spinning wheel, can anyone get into, anyone else unable, anyone else having trouble, is it just me, won't open, wont open, nothing opens",
    hint: "down, crash*, error*, offline, login, glitch*, bug, bugs, server*, app, website, site, loading, broken, unavailable, network, wifi, disconnect*, frozen, lag*, update, signal, anyone, anyone else, spins, spinning, get into, loads, timeout, timed, dead, blank, blank screen, white screen, stuck, refresh, reinstall, hours, since morning, whole city, everywhere",
  },
  competitor: {
    clear:
      "smear campaign, black pr, paid trolls, paid bots, bot army, fake reviews, bought reviews, paid reviews, rival company, rival brand, competitor*, dirty tricks, unfair competition, hostile takeover, " +
      "stole the idea, stole their design, copied the design, copycat*, knock off, knockoff, counterfeit*, patent infringement, trademark infringement, comparative ad, attack ad, poaching staff, industrial espionage, sabotage*, one star ratings, one star reviews, flood of one star, review bombing, review bombed, astroturf*, mystery accounts, undercut us",
    hint: "rival*, bots, trolls, copied, copying, switch to, switching to, price war, dumping, lawsuit, sue, sued, patent, reviews, cheaper, coordinated, attack, one star, ratings, rating, arrive, same day, opens next door, next door, new accounts, suspicious, suspiciously, strange, coincidence, opened, ripped off our, our idea",
  },
};
