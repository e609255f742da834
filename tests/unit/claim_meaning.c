/* What a claim says beyond its number: measure, subject, unit, modifier, change, role, status, base, speaker, period. Each row is one text
 * and what one of its figures must come out as; columns that a row leaves empty are not looked at. */
#include <stdlib.h>

#include "claim/claim.h"
#include "table/table.h"
#include "unit.h"

struct row {
    int line;
    const char *text;
    const char *figure;   /* text of the claim */
    const char *expected; /* "column=cell; column=cell"; an empty cell must be empty */
};

#define DAY "Published: 2024-11-12\n\n"

static const struct row ROWS[] = {
    {__LINE__, "Port Velmar handled 4.1m tonnes of ore in May.", "4.1m tonnes",
     "kind=quantity; unit=t; value=4100000; measure=ore handled; subject=Port Velmar"},
    {__LINE__, "Rescuers said 31 people were killed.", "31",
     "kind=count; unit=people; measure=people killed; attribution=Rescuers"},
    {__LINE__, "Orlavia's barley exports rose 7 % to 2.1m tonnes.", "7 %",
     "kind=percent; measure=barley exports; subject=Orlavia; change=up; role=delta"},
    {__LINE__, "Orlavia's barley exports rose 7 % to 2.1m tonnes.", "2.1m tonnes",
     "unit=t; measure=barley exports; change=up; role=to"},
    {__LINE__, "About 38 % of imported barley comes from Orlavia.", "38 %",
     "measure=share of imported barley; base=imported barley; subject=Orlavia; modifier=~"},
    {__LINE__, "The yard aims for six ferries a year by 2030.", "six",
     "unit=ferry/a; status=target; subject=yard; period_end=2030-12-31"},
    {__LINE__, "Okoro, 52, runs the mill.", "52", "kind=age; unit=year-of-age; measure=age; subject=Okoro"},
    {__LINE__, "The 52-year-old farmer was hurt.", "52-year-old", "measure=age; subject=farmer"},
    {__LINE__, "Dr. Ilena Marku, 47, who runs the ward, is ill.", "47", "measure=age; subject=Dr. Ilena Marku"},
    {__LINE__, "The victim, Tomas Hale, was 23 years old.", "23 years old", "measure=age; kind=age"},
    {__LINE__, "The strike began on 4 March.", "4 March", "kind=date; measure=began; subject=strike; when=XXXX-03-04"},
    {__LINE__, "Wheat sold at $210 a tonne.", "$210 a tonne", "kind=money; unit=USD/t; assumed=currency=USD"},
    {__LINE__, "The death toll rose to 48 from 41.", "48", "unit=people; measure=people killed; change=up; role=to"},
    {__LINE__, "The death toll rose to 48 from 41.", "41", "unit=people; change=up; role=from"},
    {__LINE__, "At least 300 houses were destroyed and another 1,200 damaged.", "300",
     "modifier=>=; low=300; measure=houses destroyed"},
    {__LINE__, "At least 300 houses were destroyed and another 1,200 damaged.", "1,200", "unit=house"},
    {__LINE__, "The bridge is 2.4 km long.", "2.4 km", "measure=bridge length"},
    {__LINE__, "Afghan imports did not exceed $9 million.", "$9 million", "modifier=<=; high=9000000; value=9000000"},
    {__LINE__, "The plant can produce 500 MW but ran at 310 MW.", "500 MW", "status=capacity"},
    {__LINE__, "The plant can produce 500 MW but ran at 310 MW.", "310 MW", "status=actual"},
    {__LINE__, "The minister denied that 400 soldiers had deserted.", "400", "status=denied; unit=soldier"},
    {__LINE__, "Crop losses could reach 40 per cent.", "40 per cent", "status=conditional; measure=Crop losses"},
    {__LINE__, "Wheat gained 3 %, barley 2 % and oats 1 %.", "2 %", "measure=barley; change=up; role=delta"},
    {__LINE__, "Wheat gained 3 %, barley 2 % and oats 1 %.", "1 %", "measure=oats; change=up"},
    {__LINE__, "The trench is 12 miles (19 km) long.", "19 km", "unit=km"},
    {__LINE__, "Unemployment rose by 0.3 percentage points to 5.1%.", "0.3 percentage points",
     "unit=pp; change=up; role=delta; measure=Unemployment"},
    {__LINE__, "Unemployment rose by 0.3 percentage points to 5.1%.", "5.1%", "unit=%; role=to; measure=Unemployment"},
    {__LINE__, "The number of visitors fell by a third to 1.4 million.", "1.4 million",
     "measure=number of visitors; role=to; change=down"},
    {__LINE__, "The pipeline cost $7.6 billion.", "$7.6 billion", "measure=pipeline cost"},
    {__LINE__, "Trade was almost twice that of 2021.", "twice", "kind=ratio; value=2; modifier=~<"},
    {__LINE__, "Imports doubled last year.", "doubled", "kind=ratio; value=2; measure=Imports"},
    {__LINE__, "Two of the yard's boats were sold.", "Two", "unit=boat; base=boats"},
    {__LINE__, "The ferry carried dozens of tourists.", "dozens", "unit=tourist; low=24; high=100; value="},
    {__LINE__, "The herd has 1,300 to 1,400 sheep.", "1,300 to 1,400", "unit=sheep; low=1300; high=1400; value="},
    {__LINE__, "The firm built 9,000 Orin S and Orin X vans.", "9,000", "unit=Orin S and Orin X van"},
    {__LINE__, "It bought three paper and board mills.", "three", "unit=paper and board mill"},
    {__LINE__, "It bought three apples and pears.", "three", "unit=apple"},
    {__LINE__, "It is one of the most costly mills in town.", "one", "unit=costly mill; measure=most costly mills"},
    {__LINE__, "It equals 15 fairly large gas-fired power plants.", "15", "unit=large gas-fired power plant"},
    {__LINE__, "Two of Marlow's deputies and eight other clerks left.", "Two", "unit=Marlow deputy"},
    {__LINE__, "Two of Marlow's deputies and eight other clerks left.", "eight", "unit=other clerk"},
    {__LINE__, "In the Ostrix 20 index, 14 shares fell.", "14", "unit=share"},
    {__LINE__, "The fleet had 31 boats in May and 28 last year.", "28", "unit=boat"},
    {__LINE__, "The rate was 4.1 % in May and 3.9 in June.", "3.9", "unit=%"},
    {__LINE__, "Sales rose 5 % in May to 120 in June.", "120", "unit="},
    {__LINE__, "There were 31 thefts in May, compared with 20 a week last year.", "20", "unit=theft/wk; unit_name=theft per week"},
    {__LINE__, "There were 12.4 deaths per 100,000 people in Orlavia.", "12.4", "unit=death/100,000 people"},
    {__LINE__, "Women there have 2.1 children per woman.", "2.1", "unit=child/woman"},
    {__LINE__, "The plant emits 420 g of CO2 per kWh.", "420 g", "unit=g/kWh; measure=CO2 emits"},
    {__LINE__, "The mills make 3, 5 and 7 million tonnes a year.", "3", "unit=t/a; value=3000000"},
    {__LINE__, "The van costs 1.4m yen ($12,480) and the truck 1,580,000 ($13,972).", "1,580,000", "unit=JPY"},
    {__LINE__, "The number of foreign visitors fell to 1.4 million.", "1.4 million", "unit=foreign visitor; change=down; role=to"},
    {__LINE__, "Callouts rose to 295 a day from 210 a day.", "295", "unit=callout/d; change=up; role=to"},
    {__LINE__, "Fees rose from 20 to 90 marks.", "20", "unit=mark; change=up; role=from"},
    {__LINE__, "Fees rose from 20 to 90 marks.", "90", "unit=mark; change=up; role=to"},
    {__LINE__, "Fees range from 20 to 90 marks.", "20 to 90", "unit=mark; low=20; high=90"},
    {__LINE__, "It cut the estimate from 8 to 9 per cent to 6 to 7 per cent.", "8 to 9 per cent", "role=from; low=8; high=9"},
    {__LINE__, "The yard cut its staff by 400 to 1,200.", "1,200", "unit=people; change=down; role=to"},
    {__LINE__, "Mileage rose from 33 mpg overall to 36 for the van.", "36", "unit=mpg; change=up; role=to"},
    {__LINE__, "The index fell 1 % to a close of 2,718.4 points.", "2,718.4 points", "change=down; role=to"},
    {__LINE__, "The broader index lost 2.4% to end at 3,120 points.", "3,120 points", "change=down; role=to"},
    {__LINE__, "Shares fell 1.1% and the bond closed at 98 points.", "98 points", "change=; role="},
    {__LINE__, "A rise to 48 beds from 31 was agreed.", "48", "change=up; role=to"},
    {__LINE__, "Output was cut by half to 300 tonnes.", "half", "change=down; role=delta; measure=Output"},
    {__LINE__, "Oslo, Norway. The ferry cost 40,000 crowns a day.", "40,000 crowns", "unit=NOK/d; assumed="},
    {__LINE__, "The ferry cost 40,000 crowns.", "40,000 crowns", "unit=SEK; assumed=currency=SEK"},
    {__LINE__, "Pakistan spent 4bn rupees a year.", "4bn rupees a year", "unit=PKR/a; assumed="},
    {__LINE__, "Pakistan lent 4bn Indian rupees.", "4bn Indian rupees", "unit=INR; assumed="},
    {__LINE__, "A ship earns $21,500 a day, down from $23,000.", "$23,000", "unit=USD/d; change=down; role=from"},
    {__LINE__, "They won before a crowd of 31,248.", "31,248", "unit=people; kind=count"},
    {__LINE__, "Some 310 of the 1,240 samples were clean.", "310", "unit=sample; kind=count"},
    {__LINE__, "They lost five of their last six matches.", "five", "unit=match"},
    {__LINE__, "It opened nine shops, closed four and now has 412.", "four", "unit=shop"},
    {__LINE__, "It has 140 clerks and plans to hire 60 more by May.", "60", "unit=clerk"},
    {__LINE__, "Firms added 142,000 jobs, fewer than the 165,000 economists had expected.", "165,000", "unit=job"},
    {__LINE__, "Pay rose 14 cents, or 0.4 percent, to $35.21.", "0.4 percent", "change=up; role=delta"},
    {__LINE__, "It raised $45 million in a second round.", "$45 million", "change=; role="},
    {__LINE__, "Risk fell by a fifth, according to a trial of 900 adults.", "900", "change=; role="},
    {__LINE__, "It was shown in 3,904 North American cinemas.", "3,904", "unit=North American cinema"},
    {__LINE__, "Crude settled 94 cents, or 1.2%, lower at $78.31.", "94 cents", "change=down; role=delta"},
    {__LINE__, "Crude settled 94 cents, or 1.2%, lower at $78.31.", "1.2%", "change=down; role=delta"},
    {__LINE__, "Crude settled 94 cents, or 1.2%, lower at $78.31.", "$78.31", "change=down; role=to"},
    {__LINE__, "The club paid 38 million euros up front.", "38 million euros", "change=; role="},
    {__LINE__, "It would raise the wage by $1.50 an hour to $16.50.", "$16.50", "unit=USD/h; change=up; role=to"},
    {__LINE__, "The line takes 57 Condor 737s in May.", "57", "unit=Condor 737"},
    {__LINE__, "About 4,300 of the plant's 5,100 clerks voted.", "4,300", "unit=clerk"},
    {__LINE__, "Four of the injured were children.", "Four", "unit=people"},
    {__LINE__, "A basket of 20 items costs 34 euros.", "20", "unit=item"},
    {__LINE__, "The two mills employ 3,000, most of them women.", "3,000", "unit=people"},
    {__LINE__, "She plays at the 20,000-seat Orb.", "20,000", "unit=seat"},
    {__LINE__, "The deficit is 3.4 per cent, down from a revised 4.1 per cent.", "4.1 per cent", "change=down; role=from"},
    {__LINE__, "They gave 74bn euros, up by 4bn euros.", "4bn euros", "change=up; role=delta"},
    {__LINE__, "Corn fell 7-1/4 cents.", "7-1/4 cents", "value=7.25; unit=cent; change=down"},
    {__LINE__, "Attendance was 14,200, some 3,000 below the average.", "3,000", "unit=people; modifier=~"},
    {__LINE__, "It has 38m clients, 1.6m fewer than three months before.", "1.6m", "unit=client"},
    {__LINE__, "It has 38m clients, 1.6m fewer than three months before.", "three months", "modifier=="},
    {__LINE__, "Net migration was 672,000, down slightly from 679,000.", "679,000", "unit=people; change=down; role=from"},
    {__LINE__, "The picture is 30 by 40 centimetres.", "30", "unit=cm; role="},
    {__LINE__, "The ship sank in 100 metres of water.", "100 metres", "change=; role="},
    {__LINE__, "Sales fell 4.9 percent, worse than the 3.6 percent drop analysts expected.", "3.6 percent",
     "change=down; role=delta"},
    {__LINE__, "Turnout fell from 68 % to 59 %, and her majority from 11,400 to 2,044.", "11,400", "unit="},
    {__LINE__, "Some 2.6 million people are ill, up 491,000 since May.", "491,000", "unit=people; change=up; role=delta"},
    {__LINE__, "The firm cut its profit forecast to 80m euros from 100m euros.", "80m euros", "change=down; role=to"},
    {__LINE__, "They said the firm cut 40 jobs to save money.", "40", "change=down; role=delta"},
    {__LINE__, "They found 5,000 left-handed gloves and 118 small and medium-sized boxes.", "5,000", "unit=left-handed glove"},
    {__LINE__, "They found 5,000 left-handed gloves and 118 small and medium-sized boxes.", "118",
     "unit=small and medium-sized box"},
    {__LINE__, "Some 900 nurses live in the town of 41,000.", "41,000", "unit=people"},
    {__LINE__, "The budget grows by a fifth to 52bn zloty.", "52bn zloty", "change=up; role=to"},
    {__LINE__, "The ship is 289 metres long and 45 wide.", "45", "unit=m"},
    {__LINE__, "Twelve people were hurt, police in Velmar said Wednesday.", "Wednesday", "kind=date; measure=said"},
    {__LINE__, "Okoro told reporters on Friday that exports fell in May.", "Friday", "measure=reporters told; subject=Okoro"},
    {__LINE__, "Police on Friday said the man had been arrested.", "Friday", "measure=said; subject=Police"},
    {__LINE__, "The minister said the plant would open on 4 March.", "4 March", "measure=open; subject=plant"},
    {__LINE__, "A boat was found at the pier Tuesday morning, officials said.", "Tuesday morning", "measure=found"},
    {__LINE__, "Coroner: Tressin mine blast kills 12, wounds 30", "30", "measure=people injured; subject="},
    {__LINE__, "Anna Lund, a film star of the 1950s, died on 4 March in Velmar.", "4 March", "measure=died; period_start="},
    {__LINE__, "Output goes from 46 tonnes (May 2022) to 44 tonnes, a cut of 4%.", "4%", "period_start="},
    {__LINE__, "Output goes from 46 tonnes (May 2022) to 44 tonnes, a cut of 4%.", "46 tonnes", "period_start=2022-05-01"},
    {__LINE__, "The mill will close in 2031.", "2031", "kind=date; period_start=2031-01-01; period_end=2031-12-31"},
    {__LINE__, "The firm had net profit of 40 million euros in 2023.", "40 million euros",
     "qualifiers=net; measure=net profit; period_start=2023-01-01"},
    /* what became of people has one form */
    {__LINE__, "The blast killed 31 people, wounded 94 and left 12 missing.", "94", "measure=people injured; subject=blast"},
    {__LINE__, "The blast killed 31 people, wounded 94 and left 12 missing.", "12", "measure=people missing; subject=blast"},
    {__LINE__, "Ferry sinks, 31 dead", "31", "unit=people; measure=people killed; role="},
    {__LINE__, "Thirty-one were still missing.", "Thirty-one", "kind=count; unit=people; measure=people missing"},
    {__LINE__, "The death of 31 people has shocked the city.", "31", "measure=people killed"},
    {__LINE__, "A death toll of 31 was reported.", "31", "unit=people; measure=people killed"},
    {__LINE__, "Some 31 people lost their lives in the fire.", "31", "measure=people killed"},
    {__LINE__, "The fire claimed 31 lives.", "31", "unit=people; measure=people killed; subject=fire; attribution="},
    {__LINE__, "The arrest of 14 men followed.", "14", "unit=man; measure=men arrested"},
    {__LINE__, "There were 31 deaths and 200 injuries.", "200", "measure=people injured"},
    {__LINE__, "Fire: twelve killed, thousands flee", "thousands", "measure=flee"},
    {__LINE__, "Six people who had been reported missing were at home.", "Six", "measure=people"},
    {__LINE__, "The state executed 31 orders.", "31", "measure=orders executed"},
    /* status: words of the figure's own clause, or of the one that says or intends it */
    {__LINE__, "The bank, which will publish its results soon, closed 12 branches.", "12", "status=actual"},
    {__LINE__, "Three men were charged over a planned robbery in which 14 people were hurt.", "14", "status=actual"},
    {__LINE__, "They carried out a bold and carefully planned raid on the depot, taking 3 million euros.", "3 million euros",
     "status=actual"},
    {__LINE__, "He committed nine murders.", "nine", "status=actual"},
    {__LINE__, "The project has 300 flats.", "300", "status=actual"},
    {__LINE__, "The court dismissed 14 appeals.", "14", "status=actual"},
    {__LINE__, "The ministry denied reports of 400 deaths.", "400", "status=denied"},
    {__LINE__, "The guards denied entry to 31 migrants.", "31", "status=actual"},
    {__LINE__, "The city is to close 12 schools.", "12", "status=forecast"},
    {__LINE__, "The minister said the plan would cost 40 million euros.", "40 million euros", "status=forecast"},
    {__LINE__, "The engineer said 4,000 homes would be flooded if the dam broke.", "4,000", "status=conditional"},
    {__LINE__, "Turnover should reach 4 billion euros, up from 3.8 billion.", "3.8 billion", "status=actual"},
    {__LINE__, "The firm made a profit of $5m, above forecasts of $4.2m.", "$5m", "status=actual"},
    {__LINE__, "The firm made a profit of $5m, above forecasts of $4.2m.", "$4.2m", "status=forecast"},
    {__LINE__, "Profit rose 5 per cent, more than expected.", "5 per cent", "status=actual"},
    {__LINE__, "The company targets 30 per cent growth by 2030.", "30 per cent", "status=target"},
    {__LINE__, "The planned cost of the bridge is 4 million pounds.", "4 million pounds", "status=target"},
    /* periods: a label in brackets, and what goes on to the next sentence */
    {__LINE__, "Exports reached 41.2 million tonnes (2022: 39.1 million) in 2023.", "41.2 million tonnes",
     "period_start=2023-01-01; role="},
    {__LINE__, "Exports reached 41.2 million tonnes (2022: 39.1 million) in 2023.", "39.1 million",
     "unit=t; measure=Exports; period_start=2022-01-01; role=from"},
    {__LINE__, "In May 2023 the port handled ore. It moved 212,000 containers.", "212,000", "period_start=2023-05-01"},
    {__LINE__, "The mill opened in 2019. It employs 300 people.", "300", "period_start="},
    {__LINE__, "The fire of 1988 killed nobody. The station lost 40 staff.", "40", "period_start="},
    {__LINE__, "Exports rose (2022: 39 boats). The harbour lost 14 cranes.", "14", "period_start="},
    {__LINE__, "The ship was built in 1987 and carried 80 people.", "80", "period_start="},
    {__LINE__, DAY "Halden Motors said pre-tax profit for the six months to the end of September rose 12 per cent.", "12 per cent",
     "measure=pre-tax profit; period_start=2024-04-01; period_end=2024-09-30; attribution=Halden Motors"},
    {__LINE__, "The Liberals won 143 seats with 4 million votes, more than in 2020.", "143", "base_period="},
    /* pronouns, where the sentence before is plain */
    {__LINE__, "Port Velmar has 14 cranes. It handled 4.1m tonnes of ore.", "4.1m tonnes",
     "subject=Port Velmar; assumed=subject from the sentence before"},
    {__LINE__, "The economy grew. In nominal terms it rose by 1.4 per cent.", "1.4 per cent", "measure=economy"},
    {__LINE__, "Farmer Lena Okoro spoke on Monday. She said 40 sheep were lost.", "40", "attribution=Farmer Lena Okoro"},
    {__LINE__, "Revenue grew. It raised its dividend to 4 euros.", "4 euros", "subject="},
    {__LINE__, "The mill burned. It is likely that 40 jobs were lost.", "40", "subject="},
    {__LINE__, "The town slept. When the storm came, it sank 40 boats.", "40", "subject="},
    {__LINE__, "Police: 31 ships sunk", "31", "attribution=Police"},
    {__LINE__, "Storm: 31 ships sunk", "31", "attribution="},
    {__LINE__, "The airline, which has 112 aircraft and flies to Oslo, will add 14 routes.", "112", "attribution="},
    {__LINE__, "Holt has scored 19 goals in 22 games.", "22", "status=actual"},
    {__LINE__, "The rate remains unchanged at 4.5 per cent.", "4.5 per cent", "measure=rate; subject="},
    {__LINE__, DAY "Ryda Air carried 4.1 million passengers in February, up 8 per cent on a year ago.", "8 per cent",
     "period_start=2024-02-01; base_period=D-P1Y"},
    {__LINE__, DAY "Sales rose 4 % on Monday.", "4 %", "period_start=2024-11-11; base_period="},
    {__LINE__, "Staff: 1,240 (2023: 1,180)", "1,240", "attribution="},
    {__LINE__, "The WHO said 1,312 cases had been reported by 2 March.", "1,312", "attribution=WHO"},
    {__LINE__, "Profit before tax rose by 16 % to 48 million euros.", "16 %", "measure=Profit; subject=; qualifiers=pretax"},
    /* quotations that go on */
    {__LINE__, "\"We lost 40 hectares,\" farmer Lena Okoro told reporters. \"We had 61 sheep.\"", "61",
     "attribution=farmer Lena Okoro"},
    {__LINE__, "Okoro said on Monday: \"We have 14 boats. We need 20 boats.\" He left.", "20", "attribution=Okoro"},
    {__LINE__, "\"It had 300 workers,\" said Tom Arvid. The yard lost 40 men.", "40", "attribution="},
    {__LINE__, "Okoro said no. The \"super levy\" hit 31 firms.", "31", "attribution="},
    /* the tense of the clause decides which Friday; DAY is a Tuesday */
    {__LINE__, "Published: 12 November 2024\n\nThe court met on Friday.", "Friday", "period_start=2024-11-08"},
    {__LINE__, DAY "The vote, the minister said, will be held on Friday.", "Friday", "period_start=2024-11-15"},
    {__LINE__, DAY "The first shipment is expected to arrive in January.", "January", "period_start=2025-01-01"},
    {__LINE__, DAY "Voting opens on 3 May.", "3 May", "period_start=2025-05-03"},
    {__LINE__, DAY "The results, due on Thursday, are awaited.", "Thursday", "period_start=2024-11-14"},
    {__LINE__, DAY "She said Friday's match would go ahead.", "Friday", "period_start=2024-11-15"},
    {__LINE__, DAY "He failed to appear in court on Friday.", "Friday", "period_start=2024-11-08"},
    {__LINE__, DAY "The plant would have opened in June.", "June", "period_start=2024-06-01"},
    {__LINE__, DAY "Trains have been running late since Monday.", "Monday", "period_start=2024-11-11; period_end="},
    {__LINE__, DAY "The court had been asked on Friday to lift the ban.", "Friday", "period_start=2024-11-08"},
    {__LINE__, "He was fined 20,000 euros.", "20,000 euros", "unit=EUR; measure=fined"},
    /* clauses: a subject waits for its verb while others stand in between */
    {__LINE__, "The mill, which makes 400 tonnes of flour a day, sold 40 lorries.", "40", "measure=lorries sold; subject=mill"},
    {__LINE__, "The company, founded in 1998, employs 400 people.", "400", "measure=people employs; subject=company"},
    {__LINE__, "The ferry built in Spain carried 212 tourists.", "212", "measure=tourists carried; subject=ferry"},
    {__LINE__, "Shares in the port's owner, Corvane Group, fell 4.1 per cent.", "4.1 per cent", "measure=Shares; change=down"},
    {__LINE__, "The fire destroyed 12 houses, killed two people and hurt nine.", "two", "measure=people killed; subject=fire"},
    {__LINE__, "They hit a bus carrying 60 miners.", "60", "measure=miners carrying; subject=bus"},
    {__LINE__, "Neighbouring Ostrovia has 212 prisons.", "212", "subject=Neighbouring Ostrovia"},
    {__LINE__, "The agent confirmed her death to the paper on Thursday.", "Thursday", "measure=death confirmed; subject=agent"},
    {__LINE__, "Neither of the two drivers was injured.", "two", "measure=drivers"},
    {__LINE__, "Pumped into the barge by noon: 420 tonnes.", "420 tonnes", "measure=Pumped; subject=barge"},
    {__LINE__, "The mill is to be sold to a rival for 68 million pounds.", "68 million pounds", "measure=mill sold"},
    {__LINE__, "The new field, where reserves are put at 310 million barrels, opens soon.", "310 million barrels",
     "measure=reserves"},
    {__LINE__, "Police in Hask said at least 40 people died when the bus hit a wall.", "40",
     "measure=people killed; attribution=Police in Hask; modifier=>="},
    {__LINE__, "The minister, who was in Oslo, told reporters 40 ships had been lost.", "40",
     "measure=ships lost; attribution=minister"},
    {__LINE__, "\"We will not take less than 800 euros,\" said Moira Penhale, the secretary.", "800 euros",
     "attribution=Moira Penhale"},
    {__LINE__, "The company, which made a profit of 74 million euros, said the strike would cut sales by 3 %.", "74 million euros",
     "subject=company; attribution="},
    {__LINE__, "The company, which made a profit of 74 million euros, said the strike would cut sales by 3 %.", "3 %",
     "measure=sales; attribution=company; change=down"},
    {__LINE__, "The gap grew as the deficit hit a new high, having risen by $43 billion.", "$43 billion",
     "measure=deficit; change=up"},
    {__LINE__, "The mill took a 27 per cent stake in a bank for 64 million yuan.", "64 million yuan", "measure=stake took"},
    {__LINE__, "The strike cost exporters 12 million euros a day.", "12 million euros a day", "measure=cost; unit=EUR/d"},
    {__LINE__, "Port Velmar handled 4 million tonnes last year.", "4 million tonnes", "measure=handled; subject=Port Velmar"},
    {__LINE__, "They sold 40,000 tickets, and the club said 9,000 were unsold.", "40,000", "attribution="},
    {__LINE__, "Seven were held after a gang armed with hammers stole 40 rings.", "40", "measure=rings stole; subject=gang"},
    {__LINE__, "A man died when a tree fell, and two sailors, aged 28 and 33, drowned.", "two", "subject="},
    {__LINE__, "Officers found a necklace valued at 600,000 euros.", "600,000 euros", "measure=valued; subject=necklace"},
    {__LINE__, "He is in hospital with two broken legs.", "two", "measure=broken legs; unit=leg"},
    {__LINE__, "The club made a loss of 19 million euros in the year to June, against a profit of 3 million a year earlier.",
     "3 million", "unit=EUR"},
    {__LINE__, "The club made a loss of 19 million euros.", "19 million euros", "change=; role=; measure=loss"},
    {__LINE__, "Shares lost 3 % to 40 euros.", "40 euros", "change=down; role=to"},
    {__LINE__, "The port handled 4 million tonnes, down from 5 million in 2019.", "5 million", "unit=t; change=down; role=from"},
    {__LINE__, "Wages rose to 128 million, or 82 per cent of turnover.", "128 million", "unit="},
    {__LINE__, "Some 3.4 million people, over half of the population, are in need of aid.", "3.4 million",
     "measure=people in need of aid"},
    {__LINE__, "About 40 houses are uninhabitable.", "40", "measure=houses uninhabitable"},
    {__LINE__, "Some 14 per cent of children are malnourished.", "14 per cent", "measure=share of children malnourished"},
    {__LINE__, "The agency says 3.8 million people, a quarter of the population, will need aid.", "3.8 million",
     "measure=people need; attribution=agency"},
    {__LINE__, "Sales fell to 40 million euros in May 2020, the lowest since June 2012.", "40 million euros",
     "period_start=2020-05-01; period_end=2020-05-31"},
    {__LINE__, "Coverage has dropped to 78 percent, from 91 percent in 2019.", "78 percent", "period_start="},
    {__LINE__, "Coverage has dropped to 78 percent, from 91 percent in 2019.", "91 percent", "period_start=2019-01-01"},
    {__LINE__, "The chief, who took over in May 2021, said the firm would cut 450 jobs.", "450", "period_start="},
    {__LINE__, "Output will fall to 1.1 million tonnes because of the worst drought in 40 years.", "40 years",
     "kind=duration; assumed="},
    {__LINE__, "The river rose 3 metres, above the record set in 1987.", "3 metres", "period_start="},
    {__LINE__, "They sold 12 cars; 5 and 7 of them were red.", "5", "unit=car"},
    {__LINE__, "Velmar buys about 44 % of all imported barley from Orlavia.", "44 %",
     "measure=share of imported barley; base=imported barley"},
    {__LINE__, "The port of Velmar is open again. It moved 4.1 million tonnes of ore.", "4.1 million tonnes", "measure=ore moved"},
    {__LINE__, "The port of Velmar is open again. It handled 4 million tonnes of ore.", "4 million tonnes",
     "subject=port of Velmar; assumed=subject from the sentence before"},
    {__LINE__, "A total of 40 homes were damaged, a spokesman for the county said.", "40", "attribution=spokesman for the county"},
    {__LINE__, "The firm had sales of 4bn euros, and a net profit of 300m euros.", "4bn euros", "measure=sales; qualifiers="},
    {__LINE__, "The firm had sales of 4bn euros, and a net profit of 300m euros.", "300m euros", "qualifiers=net"},
    {__LINE__, "Another 7,000 jobs are expected at suppliers.", "7,000", "qualifiers=additional"},
    {__LINE__, "Twelve more homes were lost.", "Twelve", "qualifiers=additional; change="},
    {__LINE__, "More than 30 homes were lost.", "30", "qualifiers="},
    {__LINE__, "The yard built 12 ships, two fewer than planned.", "two", "unit=ship; change=down; role=delta"},
    {__LINE__, "The club sold 30 more tickets than last year.", "30", "change=up; role=delta; qualifiers="},
    {__LINE__, "Some 40,000, or one in ten, are out of work.", "40,000", "kind=number; unit="},
    {__LINE__, "A hundred people were rescued and 37 remain missing.", "37", "measure=people missing"},
    {__LINE__, "The trawler went down about 11 nautical miles from the coast.", "11 nautical miles", "change=; role="},
    {__LINE__, "The trawler sank some 20 kilometres off Tolma.", "20 kilometres", "measure=trawler distance; role="},
    {__LINE__, "The trawler sank within 15 minutes.", "15 minutes", "change=; role="},
    {__LINE__, "The river fell 20 cm from 3 metres a week ago.", "20 cm", "change=down; role=delta"},
    {__LINE__, "The families will each receive 25,000 dollars.", "25,000 dollars", "measure=receive; subject=families"},
    {__LINE__, "The boat was licensed to carry 150 passengers.", "150", "status=capacity"},
    {__LINE__, "There were 180 people on board.", "180", "measure=people aboard; subject="},
    {__LINE__, "The boat had 210 people aboard, not 180 as its owner has said.", "180",
     "unit=people; status=denied; measure=people aboard; subject=boat"},
    {__LINE__, "It was the worst storm since 2009, when 86 people drowned.", "86",
     "period_start=2009-01-01; period_end=2009-12-31"},
    {__LINE__, "The state has promised 3.2 billion euros in subsidies.", "3.2 billion euros",
     "measure=subsidies promised; subject=state"},
    {__LINE__, "Deaths have risen to 61, the ministry said on Saturday, up from 47 three days earlier.", "47",
     "unit=people; measure=Deaths; role=from"},
    {__LINE__, "The ministry reported 2,780 cases. Of those, 1,900 are in the south.", "1,900",
     "unit=case; base=cases; assumed=unit from the sentence before"},
    {__LINE__, "About 150,000, or 28% of the people, have a well.", "150,000", "unit=people; modifier=~"},
    {__LINE__, "It had sales of 4bn euros in 2023, up 12 percent from 2022, and a net profit of 1bn euros.", "1bn euros",
     "period_start=2023-01-01; period_end=2023-12-31"},
    {__LINE__, "Debt is 64 percent, up from 59 percent a year earlier.", "a year earlier", "kind=date; role=from"},
    {__LINE__, DAY "Growth of 2 percent is assumed for 2025. The bank expects 1 percent.", "1 percent",
     "status=forecast; period_start=2025-01-01"},
    {__LINE__, "Savers lost 87 million crowns in the fraud.", "87 million crowns", "measure=lost; change="},
    {__LINE__, "The firm will close eight plants and cut 2,600 jobs.", "2,600", "unit=job; measure=jobs cut; change=down"},
    {__LINE__, "It pays $7bn, including debt of $500 million, for the mill.", "$500 million", "measure=debt"},
    {__LINE__, "The fire destroyed 130 houses and 74 square kilometres of forest.", "74 square kilometres",
     "measure=forest destroyed"},
    {__LINE__, "Eight of 74 plants will be shut.", "Eight of 74", "kind=ratio; base=plants"},
    {__LINE__, "A driver earns 58,000 crowns a year on average.", "58,000 crowns", "unit=SEK/a; qualifiers=average"},
    {__LINE__, "Power costs 2.4 crowns a kilowatt-hour.", "2.4 crowns", "unit=SEK/kWh"},
    {__LINE__, "The yard had sales of 510 million crowns this year.", "510 million crowns", "unit=SEK"},
    {__LINE__, DAY "The fee takes effect in January.", "January", "period_start=2025-01-01"},
    {__LINE__, DAY "Tickets go on sale on Saturday.", "Saturday", "period_start=2024-11-16"},
    {__LINE__, "The service is short of 6,200 nurses.", "6,200", "modifier==; unit=nurse"},
    {__LINE__, "The stock lost 91 cents to $78.40.", "91 cents", "measure=stock; change=down; role=delta"},
    {__LINE__, "Two late goals gave Velmar a win.", "Two", "status=actual"},
    {__LINE__, "A crowd of 31,870 saw Velmar take the lead.", "31,870", "unit=people"},
    {__LINE__, "The storm struck, cutting power to 40,000 homes.", "40,000", "change=; role="},
    {__LINE__, "Profit was 482m crowns, up from 390m a year earlier and above the 455m expected.", "a year earlier", "hedge="},
    {__LINE__, "It expects a return of 13 percent, after 12.4 percent last year.", "12.4 percent", "role=from"},
    {__LINE__, "The bank proposed a dividend of 4.20 crowns a share.", "4.20 crowns", "kind=money; measure=dividend"},
    {__LINE__, "The ward saw 1,300 patients, of whom 71 percent were treated.", "71 percent",
     "base=patients; measure=share of patients treated"},
    {__LINE__, "The town ordered 5,000 doses, with the first 2,000 due on Tuesday.", "2,000", "unit=dose"},
    {__LINE__, "We milk 85 cows twice a day.", "85", "unit=cow"},
    {__LINE__, "It carries 9.5 million passengers a year, or 26,000 a day.", "26,000", "unit=passenger/d"},
    {__LINE__, "The bypass was to cost 19 million euros. The bill has climbed to 44 million.", "44 million",
     "unit=EUR; measure=bill; assumed=unit from the sentence before"},
    {__LINE__, "The mill made 19 million tiles. The bill has climbed to 44 million.", "44 million", "unit="},
    {__LINE__, "Profit in the first half rose 3%.", "3%", "measure=Profit; change=up; role=delta"},
    /* an amount that describes a noun is measured of it */
    {__LINE__, "Exports of cheese were hit by a 25-percent tariff.", "25-percent", "measure=tariff; subject=Exports of cheese"},
    {__LINE__, "The mill gave its workers a 4 % rise.", "4 %", "measure=rise"},
    {__LINE__, "The court seized three flats, a 12-metre yacht and bank accounts.", "12-metre", "measure=yacht seized"},
    {__LINE__, "It stopped the 915-megawatt Orin 2 reactor in May.", "915-megawatt", "measure=Orin 2 reactor stopped"},
    {__LINE__, "The state opened a school with 40 beds in May.", "40", "measure=beds"},
    {__LINE__, "The storm killed a man and 12 sheep.", "12", "measure=sheep killed; subject=storm"},
    {__LINE__, "The town has spent 27 million euros on advice.", "27 million euros", "measure=spent on advice; subject=town"},
    {__LINE__, "It wiped 1.1 billion euros off its market value.", "1.1 billion euros", "measure=wiped off its market value"},
    {__LINE__, "The trams ran two years late.", "two years", "measure=trams delay"},
    {__LINE__, "Turnout in the vote that ended his rule was 71 percent.", "71 percent", "measure=Turnout; subject=vote"},
    /* what those who are asked answer */
    {__LINE__, "Some 54 percent said they would vote yes.", "54 percent", "measure=said they would vote yes; status=actual"},
    {__LINE__, "Nearly 40 percent of farmers said prices were too low.", "40 percent",
     "measure=share of farmers said prices were too low; base=farmers"},
    {__LINE__, "The survey found that 31 per cent of firms plan to hire.", "31 per cent",
     "measure=share of firms plan to hire; status=actual"},
    {__LINE__, "He owes his bank 1.2 million euros.", "1.2 million euros", "measure=owes; subject=bank"},
    {__LINE__, "The state has paid owners of old coal plants 45 million euros.", "45 million euros", "measure=paid"},
    {__LINE__, "Soymeal traded at $412 a tonne.", "$412 a tonne", "measure=Soymeal"},
    {__LINE__, "Engineers found cracks as long as 14 millimetres.", "14 millimetres", "measure=cracks; status=actual"},
    {__LINE__, "Capacity fell as the plant was shut for five months.", "five months", "status=actual"},
    {__LINE__, "The loan will be repaid over 35 years.", "35 years", "modifier==; hedge="},
    {__LINE__, "The strike lasted over three months.", "three months", "modifier=>; hedge=over"},
    {__LINE__, "It made 4.9 TWh, nearly double the 2.5 TWh of 2021.", "4.9 TWh", "period_start="},
    {__LINE__, "It made 4.9 TWh, nearly double the 2.5 TWh of 2021.", "2.5 TWh", "period_start=2021-01-01"},
    /* what stands beside a figure and is compared with it, and what a demonstrative means */
    {__LINE__, "They confirmed 1,312 cases, compared with 188 a year before.", "188", "unit=case; measure=cases"},
    {__LINE__, "Wages average 9,600 euros a month, against a national average of 6,100.", "6,100",
     "unit=EUR/mo; measure=Wages average"},
    {__LINE__, "Some 14 million children got no dose. That is 600,000 fewer than in 2023.", "600,000",
     "unit=child; change=down; role=delta; assumed=measure from the sentence before"},
    {__LINE__, "Of those, 87 % were boys and 214 needed care.", "214", "unit="},
    {__LINE__, "The ministry counted 1,312 cases. Of those, 87 % were mild and 214 needed hospital care.", "214",
     "unit=case; base=cases counted"},
    {__LINE__, "Dockers who ignore an order to return could be fined 2,000 euros.", "2,000 euros",
     "measure=fined; subject=Dockers; status=conditional"},
    {__LINE__, "It will buy land over 18 months and lift its quarterly dividend by a third.", "a third",
     "measure=quarterly dividend; change=up"},
    {__LINE__, "Ilena Marku, the analyst, cut his target to $190 from $200.", "$190", "measure=target; change=down; role=to"},
    {__LINE__, "Waiting times in casualty have doubled to four hours.", "four hours", "measure=Waiting times; change=up; role=to"},
    {__LINE__, "Analysts had expected $1.95 a share on revenue of $6.6 billion.", "$1.95 a share",
     "unit=USD/share; subject=Analysts; status=forecast"},
    {__LINE__, "Growers say 18,000 tonnes of citrus may rot.", "18,000 tonnes", "modifier==; attribution=Growers"},
    {__LINE__, "The run raised 6.4 million euros for charity.", "6.4 million euros", "measure=raised; change="},
    {__LINE__, "In the north 62 percent voted for Okoro.", "62 percent", "measure=voted for Okoro"},
    {__LINE__, "It includes a one-off payment of 1,500 euros.", "1,500 euros", "measure=one-off payment"},
    {__LINE__, "The final was played in front of 41,207 fans.", "41,207", "measure=fans played"},
    {__LINE__, "By a staff reporter | Updated 3 June 2025\n\nIt shut on Tuesday.", "Tuesday", "period_start=2025-06-03"},
    {__LINE__, "The barge had 900 tonnes of diesel below deck, and 310 tonnes of it have reached the river.", "310 tonnes",
     "measure=diesel reached"},
    {__LINE__, "The barge had 900 tonnes of diesel below deck.", "900 tonnes", "measure=diesel; subject=barge"},
    {__LINE__, "Some 620 tonnes of paint are still on board.", "620 tonnes", "measure=paint on board"},
    {__LINE__, "The 1,000-ton tanker off the coast broke in half.", "1,000-ton", "measure=tanker broke"},
    {__LINE__, "The sum the maker of paints has offered is about $3 billion.", "$3 billion", "measure=sum of paints; modifier=~"},
    {__LINE__, "The ships the yard built in May cost 40 million euros.", "40 million euros", "measure=ships cost"},
    {__LINE__, "Seventy-four died, according to the ministry, or 82 according to the charity Haven.", "82",
     "measure=people killed; attribution=charity Haven"},
    {__LINE__, "Seventy-four died, according to the ministry, or 82 according to the charity Haven.", "Seventy-four",
     "attribution=ministry"},
    {__LINE__, "Four in five are stopped, the minister, Hans Vell, told parliament.", "Four in five", "attribution=Hans Vell"},
    {__LINE__, "Onions fell to Rs 1,850 a quintal.", "Rs 1,850 a quintal", "unit=INR/quintal"},
    {__LINE__, "Prices rose, taking the annual rate to 1.9pc from 2.6pc.", "1.9pc", "measure=annual rate taking; role=to"},
    {__LINE__, "Prices rose, taking the annual rate to 1.9pc from 2.6pc.", "2.6pc", "role=from"},
    {__LINE__, "A craft the size of a car flew 40 km on Monday.", "40 km", "subject=craft of car"},
    {__LINE__, "A man was jailed for nine years.", "nine years", "measure=jailed; subject=man"},
    {__LINE__, DAY "The rate stands at 4.85%, against 5.2% in October 2023.", "4.85%", "period_start="},
    {__LINE__, DAY "The rate stands at 4.85%, against 5.2% in October 2023.", "5.2%", "period_start=2023-10-01"},
    {__LINE__, "Tanks held 62 per cent of their capacity.", "62 per cent", "status=actual; base=capacity"},
    {__LINE__, "A tailwind of 25 knots is ten knots above the limit.", "ten knots", "change=up; role=delta"},
    {__LINE__, "Just over two-thirds of them voted, 68.4 per cent, officials said.", "68.4 per cent", "measure=voted"},
    {__LINE__, "Gusts of 70 km/h, visibility of 600 metres.", "600 metres", "measure=visibility"},
    {__LINE__, DAY "After Sunday's vote the parties are preparing for talks.", "Sunday", "period_start=2024-11-10"},
    {__LINE__, "It flew with a load factor of 78.2 per cent.", "78.2 per cent", "kind=percent; unit=%"},
    {__LINE__, "Thefts rose from 318 in 2021 to 940 in 2023.", "318", "role=from; change=up"},
    {__LINE__, "It cut jobs after its loss for the six months to May widened to 340 million euros.", "340 million euros",
     "measure=loss; change=up; role=to"},
    {__LINE__, "Officers who raided a barn last year found 386 rings.", "386", "measure=rings found; subject=Officers"},
    {__LINE__, "The plant will add 40,000 pumps to the 210,000 that it made in 2023.", "210,000",
     "status=actual; period_start=2023-01-01"},
};

static struct pack *load(void)
{
    const char *folders[] = {"patterns"};

    return pack_load(folders, 1, NULL);
}

static const struct column *column_named(struct slice name)
{
    const struct column *column = column_by_name(name);

    ck_assert_msg(column != NULL, "no column %.*s", (int)name.len, name.at);
    return column;
}

static void check_cells(const struct row *row, const struct claim *claim)
{
    struct slice rest = slice_of(row->expected), part;
    char buffer[DECIMAL_TEXT_MAX];

    while (slice_split(&rest, ';', &part)) {
        struct slice cell, want;
        size_t equals;

        part = slice_trim(part);
        equals = slice_find(part, slice_of("="), 0);
        want = slice_part(part, equals + 1, part.len);
        cell = column_text(column_named(slice_part(part, 0, equals)), claim, buffer);
        ck_assert_msg(slice_equal(cell, want), "row %d: \"%s\": %.*s, got \"%.*s\"", row->line, row->figure, (int)part.len, part.at,
                      (int)cell.len, cell.at);
    }
}

START_TEST(says_what_it_must)
{
    const struct row *row = &ROWS[_i];
    struct pack *pack = load();
    struct extractor *extractor = extractor_new(pack);
    struct arena arena;
    struct document document = {0};
    struct extraction extraction;
    bool found = false;

    ck_assert_ptr_nonnull(pack);
    ck_assert_ptr_nonnull(extractor);
    arena_init(&arena, 0);
    ck_assert(input_document(&arena, slice_of(row->text), slice_of("-"), &document, NULL));
    extractor_run(extractor, &document, &arena, NULL, &extraction);
    for (uint32_t i = 0; i < extraction.claims.count && !found; i++) {
        const struct claim *claim = &extraction.claims.items[i];

        if (!slice_equal(claim->text, slice_of(row->figure)))
            continue;
        found = true;
        check_cells(row, claim);
    }
    ck_assert_msg(found, "row %d: no claim \"%s\"", row->line, row->figure);
    arena_free(&arena);
    extractor_free(extractor);
    pack_free(pack);
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_loop_test(tests, says_what_it_must, 0, (int)(sizeof ROWS / sizeof *ROWS));
}

int main(void)
{
    return unit_run("claim meaning", add);
}
