"""Places as data: what a line needs to know a place by, where its form alone does not say so.

Not a gazetteer: the capitals and the cities where newspapers have correspondents, as English,
German, French and Spanish write them, and what follows a city after a comma.
"""

from __future__ import annotations

from typing import Final

from newsclean.facts.vocabulary import Vocabulary, key
from newsclean.facts.words import phrases

CITIES: Final[frozenset[str]] = frozenset(
    phrases(
        """
    aachen, abidjan, abu dhabi, abuja, accra, addis abeba, addis ababa, aden, adelaide, aix,
    albany, aleppo, alexandria, algier, algiers, alger, argel, alicante, almaty, amman, amsterdam,
    anchorage, ankara, antalya, antananarivo, antwerpen, antwerp, anvers, aschgabat, ashgabat,
    asmara, astana, asunción, asuncion, atenas, athen, athens, athènes, atlanta, auckland, augsburg,
    austin, bagdad, baghdad, bakú, baku, bakou, baltimore, bamako, bangkok, bangui, barcelona,
    barcelone, basel, bâle, basrah, beijing, beirut, beyrouth, beirute, belfast, belgrad, belgrade,
    belgrado, bengaluru, bangalore, berlin, berlín, bern, berne, berna, bielefeld, bilbao,
    birmingham, bishkek, bissau, blantyre, bochum, bogotá, bogota, bologna, bombay, bonn, bordeaux,
    boston, brasilia, brasília, bratislava, braunschweig, brazzaville, bregenz, bremen, brême,
    brest, brisbane, bristol, brüssel, brussels, bruxelles, bruselas, budapest, buenos aires,
    bujumbura, bukarest, bucharest, bucarest, calgary, cali, canberra, caracas, cardiff, casablanca,
    chemnitz, chennai, chicago, chişinău, chisinau, cologne, colombo, conakry, córdoba, cuttack,
    dakar, dallas, damaskus, damascus, damas, damasco, daressalam, dar es salaam, darmstadt,
    davos, delhi, den haag, denver, detroit, dhaka, dili, dnipro, dodoma, doha, donetsk, dortmund,
    dresden, dresde, dubai, dubái, dubaï, dublin, dublín, duisburg, durban, duschanbe, dushanbe,
    düsseldorf, edinburgh, edimburgo, eisenstadt, erfurt, eriwan, yerevan, essen, frankfurt,
    frankfurt am main, francfort, freetown, freiburg, fribourg, gaborone, gaza, gaza city,
    genf, geneva, genève, ginebra, georgetown, glasgow, göttingen, graz, grenoble, guadalajara,
    guatemala city, halifax, halle, hamburg, hambourg, hamburgo, hanoi, hanói, hanovre, hannover,
    harare, havanna, havana, la havane, la habana, heidelberg, helsinki, hongkong, hong kong,
    honolulu, houston, hyderabad, innsbruck, ipswich, islamabad, istanbul, estambul, jackson,
    jakarta, jaipur, jena, jerusalem, jérusalem, jerusalén, johannesburg, johannesbourg, juba,
    kabul, kaboul, kairo, cairo, le caire, el cairo, kampala, karachi, karlsruhe, kassel, kathmandu,
    khartoum, khartum, kharkiv, kherson, kiel, kiew, kyiv, kiev, kigali, kingston, kinshasa,
    klagenfurt, köln, kobe, kolkata, kopenhagen, copenhagen, copenhague, krakow, kuala lumpur,
    kuwait city, kyoto, lagos, lahore, la paz, las vegas, lausanne, leeds, leipzig, libreville,
    lilongwe, lille, lima, linz, lissabon, lisbon, lisbonne, lisboa, liverpool, ljubljana, lomé,
    london, londres, los angeles, louisville, luanda, lucknow, lübeck, lugano, lusaka, luxemburg,
    luxembourg, luzern, lviv, lyon, madrid, magdeburg, mailand, milan, milano, milán, mainz,
    málaga, malé, managua, manchester, manama, manila, manille, mannheim, maputo, mariupol,
    marseille, maseru, maskat, mbabane, medellín, mekka, mecca, melbourne, memphis, metz,
    mexiko-stadt, mexico city, ciudad de méxico, mexico, miami, minneapolis, minsk, mogadishu,
    mogadischu, monaco, monrovia, monterrey, montevideo, montpellier, montreal, montréal, moskau,
    moscow, moscou, moscú, mosul, mumbai, münchen, munich, múnich, münster, murcia, muscat, nairobi,
    nantes, nashville, nassau, neapel, naples, neu-delhi, new delhi, nueva delhi, new orleans,
    new york, nueva york, niamey, nice, nikosia, nicosia, nouakchott, nürnberg, odessa, odesa,
    oldenburg, osaka, oslo, osnabrück, ottawa, ouagadougou, oxford, palermo, panama city, panamá,
    paris, parís, peking, pékin, pekín, perth, peshawar, philadelphia, phnom penh, phoenix,
    pittsburgh, pjöngjang, pyongyang, port-au-prince, port louis, port moresby, portland, porto,
    potsdam, prag, prague, praga, praia, pretoria, pristina, quebec, québec, quito, rabat,
    ramallah, rangun, rangoon, yangon, regensburg, rennes, reykjavik, riad, riyadh, riyad, riad,
    riga, rio de janeiro, río de janeiro, rom, rome, roma, rostock, rouen, saarbrücken, sacramento,
    saint-denis, saint-étienne, salt lake city, salzburg, samarkand, san diego, san francisco,
    san josé, san juan, san salvador, sanaa, santa cruz, santo domingo, são paulo, sao paulo,
    sapporo, sarajevo, sarajewo, schwerin, seattle, seoul, séoul, seúl, sevilla, séville, shanghai,
    shenzhen, singapur, singapore, singapour, skopje, sofia, sofía, st. gallen, st. louis,
    st. petersburg, st. pölten, stockholm, estocolmo, strasbourg, straßburg, estrasburgo, stuttgart,
    suva, sydney, taipeh, taipei, tallinn, tampa, taschkent, tashkent, teheran, tehran, téhéran,
    teherán, tel aviv, tel-aviv, tiflis, tbilisi, tijuana, tirana, tokio, tokyo, toledo, toronto,
    toulon, toulouse, tours, trier, trieste, tripolis, tripoli, trípoli, tunis, túnez, turin,
    ulaanbaatar, uppsala, valencia, valletta, valparaíso, vancouver, vatikanstadt, vatican city,
    vaduz, venedig, venice, vienna, vienne, viena, vientiane, vilnius, warschau, warsaw, varsovie,
    varsovia, washington, wellington, wien, wiesbaden, windhoek, winnipeg, wolfsburg, wroclaw,
    wuhan, wuppertal, würzburg, yaoundé, zagreb, zaragoza, zurich, zürich, zúrich
    """
    )
)

# Cities that are as often a person: never a place by the name alone before a colon.
ALSO_PERSONS: Final[frozenset[str]] = frozenset(
    phrases(
        "austin, charlotte, dallas, florence, houston, jackson, kingston, nice, sofia, sofía, "
        "sydney, "
        "toledo, trier, valencia, victoria, vienne, halle, essen, tours, roma, berna, metz, rom"
    )
)

REGIONS: Final[frozenset[str]] = frozenset(
    phrases(
        """
    afghanistan, albania, alabama, alaska, alberta, algeria, allemagne, alemania, angola, argentina,
    arizona, arkansas, armenia, australia, austria, azerbaijan, bahrain, bangladesh, belarus,
    belgique, bélgica, belgium, bolivia, bosnia, botswana, brazil, brasil, british columbia,
    bulgaria, burkina faso, burundi, calif, california, cambodia, cameroon, canada, canadá, chad,
    chile, china, colo, colombia, colorado, congo, conn, connecticut, costa rica, croatia, cuba,
    cyprus, czech republic, d.c., dc, del, delaware, denmark, deutschland, dominican republic,
    ecuador, egypt, el salvador, england, eritrea, españa, espagne, estonia, ethiopia, finland, fla,
    florida, france, francia, frankreich, ga, gabon, gambia, gaza strip, georgia, germany, ghana,
    greece, guatemala, guinea, haiti, hawaii, honduras, hungary, iceland, idaho, ill, illinois, ind,
    india, indiana, indonesia, iowa, iran, iraq, ireland, israel, italia, italy, ivory coast,
    jamaica, japan, jordan, kan, kansas, kazakhstan, kentucky, kenya, kosovo, kuwait, ky,
    kyrgyzstan, la, laos, latvia, lebanon, liberia, libya, lithuania, louisiana, luxembourg,
    madagascar, maine, malawi, malaysia, mali, malta, manitoba, maryland, mass, massachusetts,
    mauritania, mauritius, md, méxico, mexico, mich, michigan, minn, minnesota, miss, mississippi,
    missouri, mo, moldova, mongolia, mont, montana, montenegro, morocco, mozambique, myanmar,
    n.c., n.d., n.h., n.j., n.m., n.y., namibia, neb, nebraska, nepal, netherlands, nev, nevada,
    new brunswick, new hampshire, new jersey, new mexico, new south wales, new york, new zealand,
    nicaragua, niger, nigeria, north carolina, north dakota, north korea, north macedonia,
    northern ireland, norway, nova scotia, ohio, okla, oklahoma, oman, ont, ontario, ore, oregon,
    österreich, pa, pakistan, panama, papua new guinea, paraguay, pennsylvania, peru, perú,
    philippines, poland, portugal, qatar, quebec, queensland, rhode island, romania, russia, rwanda,
    s.c., s.d., saskatchewan, saudi arabia, schweiz, scotland, senegal, serbia, sierra leone,
    slovakia, slovenia, somalia, south africa, south australia, south carolina, south dakota,
    south korea, south sudan, spain, sri lanka, sudan, suisse, suiza, sweden, switzerland, syria,
    syrie, taiwan, tajikistan, tanzania, tasmania, tenn, tennessee, texas, thailand, togo, tunisia,
    turkey, türkiye, turkmenistan, uganda, uk, ukraine, ucrania, united arab emirates,
    united kingdom, united states, uruguay, us, usa, u.s., utah, uzbekistan, va, venezuela,
    vermont, victoria, vietnam, virginia, vt, w.va., wales, wash, washington, west bank,
    west virginia, western australia, wis, wisconsin, wyo, wyoming, yemen, zambia, zimbabwe
    """
    )
)


def is_place(text: str, known: Vocabulary) -> bool:
    """Whether ``text`` is a city, state or country that these lists know.

    >>> from newsclean.facts.vocabulary import vocabulary
    >>> english = vocabulary("en")
    >>> is_place("New York", english), is_place("Fla.", english), is_place("Note", english)
    (True, True, False)
    """
    return is_city(text, known) or is_region(text)


def is_city(text: str, known: Vocabulary) -> bool:
    """Whether ``text`` is a city of these lists or of the language's own.

    >>> from newsclean.facts.vocabulary import vocabulary
    >>> is_city("Oslo", vocabulary(None)), is_city("Norway", vocabulary(None))
    (True, False)
    """
    folded = key(text)
    return folded in CITIES or folded in known.cities


def is_region(text: str) -> bool:
    """Whether ``text`` is a state or country, as it follows a city after a comma.

    >>> is_region("Ukraine"), is_region("N.H."), is_region("Oslo")
    (True, True, False)
    """
    folded = text.casefold()
    return folded in REGIONS or folded.rstrip(".") in REGIONS
