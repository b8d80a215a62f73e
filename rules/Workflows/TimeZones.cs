using System.Collections.Frozen;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>The names of time zones. Source: the IANA time zone database as Debian ships it in <c>tzdata</c>, version 2025b; names are only ever added.</summary>
internal static class TimeZones
{
    // Without an area: old names of countries and of fixed offsets.
    private static readonly FrozenSet<string> Plain = ("CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland Iran Israel "
            + "Jamaica Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK Singapore Turkey UCT UTC "
            + "Universal W-SU WET Zulu").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, FrozenSet<string>> Areas = new Dictionary<string, FrozenSet<string>>(StringComparer.Ordinal)
    {
        ["Africa"] = Split("Africa",
            "Abidjan Accra Addis_Ababa Algiers Asmara Asmera Bamako Bangui Banjul Bissau Blantyre Brazzaville Bujumbura Cairo Casablanca Ceuta "
            + "Conakry Dakar Dar_es_Salaam Djibouti Douala El_Aaiun Freetown Gaborone Harare Johannesburg Juba Kampala Khartoum Kigali Kinshasa "
            + "Lagos Libreville Lome Luanda Lubumbashi Lusaka Malabo Maputo Maseru Mbabane Mogadishu Monrovia Nairobi Ndjamena Niamey Nouakchott "
            + "Ouagadougou Porto-Novo Sao_Tome Timbuktu Tripoli Tunis Windhoek"),
        ["America"] = Split("America",
            "Adak Anchorage Anguilla Antigua Araguaina Argentina/Buenos_Aires Argentina/Catamarca Argentina/ComodRivadavia Argentina/Cordoba "
            + "Argentina/Jujuy Argentina/La_Rioja Argentina/Mendoza Argentina/Rio_Gallegos Argentina/Salta Argentina/San_Juan Argentina/San_Luis "
            + "Argentina/Tucuman Argentina/Ushuaia Aruba Asuncion Atikokan Atka Bahia Bahia_Banderas Barbados Belem Belize Blanc-Sablon "
            + "Boa_Vista Bogota Boise Buenos_Aires Cambridge_Bay Campo_Grande Cancun Caracas Catamarca Cayenne Cayman Chicago Chihuahua "
            + "Ciudad_Juarez Coral_Harbour Cordoba Costa_Rica Coyhaique Creston Cuiaba Curacao Danmarkshavn Dawson Dawson_Creek Denver Detroit "
            + "Dominica Edmonton Eirunepe El_Salvador Ensenada Fort_Nelson Fort_Wayne Fortaleza Glace_Bay Godthab Goose_Bay Grand_Turk Grenada "
            + "Guadeloupe Guatemala Guayaquil Guyana Halifax Havana Hermosillo Indiana/Indianapolis Indiana/Knox Indiana/Marengo "
            + "Indiana/Petersburg Indiana/Tell_City Indiana/Vevay Indiana/Vincennes Indiana/Winamac Indianapolis Inuvik Iqaluit Jamaica Jujuy "
            + "Juneau Kentucky/Louisville Kentucky/Monticello Knox_IN Kralendijk La_Paz Lima Los_Angeles Louisville Lower_Princes Maceio Managua "
            + "Manaus Marigot Martinique Matamoros Mazatlan Mendoza Menominee Merida Metlakatla Mexico_City Miquelon Moncton Monterrey "
            + "Montevideo Montreal Montserrat Nassau New_York Nipigon Nome Noronha North_Dakota/Beulah North_Dakota/Center "
            + "North_Dakota/New_Salem Nuuk Ojinaga Panama Pangnirtung Paramaribo Phoenix Port-au-Prince Port_of_Spain Porto_Acre Porto_Velho "
            + "Puerto_Rico Punta_Arenas Rainy_River Rankin_Inlet Recife Regina Resolute Rio_Branco Rosario Santa_Isabel Santarem Santiago "
            + "Santo_Domingo Sao_Paulo Scoresbysund Shiprock Sitka St_Barthelemy St_Johns St_Kitts St_Lucia St_Thomas St_Vincent Swift_Current "
            + "Tegucigalpa Thule Thunder_Bay Tijuana Toronto Tortola Vancouver Virgin Whitehorse Winnipeg Yakutat Yellowknife"),
        ["Antarctica"] = Split("Antarctica",
            "Casey Davis DumontDUrville Macquarie Mawson McMurdo Palmer Rothera South_Pole Syowa Troll Vostok"),
        ["Arctic"] = Split("Arctic",
            "Longyearbyen"),
        ["Asia"] = Split("Asia",
            "Aden Almaty Amman Anadyr Aqtau Aqtobe Ashgabat Ashkhabad Atyrau Baghdad Bahrain Baku Bangkok Barnaul Beirut Bishkek Brunei "
            + "Calcutta Chita Choibalsan Chongqing Chungking Colombo Dacca Damascus Dhaka Dili Dubai Dushanbe Famagusta Gaza Harbin Hebron "
            + "Ho_Chi_Minh Hong_Kong Hovd Irkutsk Istanbul Jakarta Jayapura Jerusalem Kabul Kamchatka Karachi Kashgar Kathmandu Katmandu "
            + "Khandyga Kolkata Krasnoyarsk Kuala_Lumpur Kuching Kuwait Macao Macau Magadan Makassar Manila Muscat Nicosia Novokuznetsk "
            + "Novosibirsk Omsk Oral Phnom_Penh Pontianak Pyongyang Qatar Qostanay Qyzylorda Rangoon Riyadh Saigon Sakhalin Samarkand Seoul "
            + "Shanghai Singapore Srednekolymsk Taipei Tashkent Tbilisi Tehran Tel_Aviv Thimbu Thimphu Tokyo Tomsk Ujung_Pandang Ulaanbaatar "
            + "Ulan_Bator Urumqi Ust-Nera Vientiane Vladivostok Yakutsk Yangon Yekaterinburg Yerevan"),
        ["Atlantic"] = Split("Atlantic",
            "Azores Bermuda Canary Cape_Verde Faeroe Faroe Jan_Mayen Madeira Reykjavik South_Georgia St_Helena Stanley"),
        ["Australia"] = Split("Australia",
            "ACT Adelaide Brisbane Broken_Hill Canberra Currie Darwin Eucla Hobart LHI Lindeman Lord_Howe Melbourne NSW North Perth Queensland "
            + "South Sydney Tasmania Victoria West Yancowinna"),
        ["Brazil"] = Split("Brazil",
            "Acre DeNoronha East West"),
        ["Canada"] = Split("Canada",
            "Atlantic Central Eastern Mountain Newfoundland Pacific Saskatchewan Yukon"),
        ["Chile"] = Split("Chile",
            "Continental EasterIsland"),
        ["Etc"] = Split("Etc",
            "GMT GMT+0 GMT+1 GMT+10 GMT+11 GMT+12 GMT+2 GMT+3 GMT+4 GMT+5 GMT+6 GMT+7 GMT+8 GMT+9 GMT-0 GMT-1 GMT-10 GMT-11 GMT-12 GMT-13 "
            + "GMT-14 GMT-2 GMT-3 GMT-4 GMT-5 GMT-6 GMT-7 GMT-8 GMT-9 GMT0 Greenwich UCT UTC Universal Zulu"),
        ["Europe"] = Split("Europe",
            "Amsterdam Andorra Astrakhan Athens Belfast Belgrade Berlin Bratislava Brussels Bucharest Budapest Busingen Chisinau Copenhagen "
            + "Dublin Gibraltar Guernsey Helsinki Isle_of_Man Istanbul Jersey Kaliningrad Kiev Kirov Kyiv Lisbon Ljubljana London Luxembourg "
            + "Madrid Malta Mariehamn Minsk Monaco Moscow Nicosia Oslo Paris Podgorica Prague Riga Rome Samara San_Marino Sarajevo Saratov "
            + "Simferopol Skopje Sofia Stockholm Tallinn Tirane Tiraspol Ulyanovsk Uzhgorod Vaduz Vatican Vienna Vilnius Volgograd Warsaw Zagreb "
            + "Zaporozhye Zurich"),
        ["Indian"] = Split("Indian",
            "Antananarivo Chagos Christmas Cocos Comoro Kerguelen Mahe Maldives Mauritius Mayotte Reunion"),
        ["Mexico"] = Split("Mexico",
            "BajaNorte BajaSur General"),
        ["Pacific"] = Split("Pacific",
            "Apia Auckland Bougainville Chatham Chuuk Easter Efate Enderbury Fakaofo Fiji Funafuti Galapagos Gambier Guadalcanal Guam Honolulu "
            + "Johnston Kanton Kiritimati Kosrae Kwajalein Majuro Marquesas Midway Nauru Niue Norfolk Noumea Pago_Pago Palau Pitcairn Pohnpei "
            + "Ponape Port_Moresby Rarotonga Saipan Samoa Tahiti Tarawa Tongatapu Truk Wake Wallis Yap"),
        ["US"] = Split("US",
            "Alaska Aleutian Arizona Central East-Indiana Eastern Hawaii Indiana-Starke Michigan Mountain Pacific Samoa"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether a name is one of the database, other than those that mean UTC or the machine's own.</summary>
    /// <param name="name">The name; compared by case.</param>
    /// <returns>True when it is.</returns>
    public static bool Contains(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? Plain.Contains(name) && !name.Equals("UTC", StringComparison.OrdinalIgnoreCase)
            : Areas.TryGetValue(name[..slash], out var places) && places.Contains(name);
    }

    /// <summary>Whether a name can be none, whatever the database gains: it has no area, or one that there is not.</summary>
    /// <param name="name">The name.</param>
    /// <returns>True when it cannot.</returns>
    public static bool IsNone(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 || !Areas.ContainsKey(name[..slash]);
    }

    /// <summary>The name of the same area that a slip of the pen was meant as.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The name, or null.</returns>
    public static string? FindNearest(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && Areas.TryGetValue(name[..slash], out var places) ? Text.NearestName.Find(name, places.Order(StringComparer.Ordinal)) : null;
    }

    private static FrozenSet<string> Split(string area, string places) => places.Split(' ').Select(place => $"{area}/{place}").ToFrozenSet(StringComparer.Ordinal);
}
