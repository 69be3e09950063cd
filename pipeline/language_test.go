package pipeline

import "testing"

func TestLanguageOf(t *testing.T) {
	for want, texts := range map[string][]string{
		"en": {
			"The two leaders met at the spaceport and discussed what they would do.",
			"He said that “der Krieg ist nicht vorbei”, and that it was for the others to end it.",
		},
		"": {"Kim Jong Un visits Russia", "", "12 - 34", "Xi, Putin hold talks"},
		"de": {"Der Präsident ist nach Moskau gereist und hat mit dem Minister über die Lage gesprochen.",
			"Die Sprecherin erklärte am Freitag, dass keine Einigung erzielt wurde und man weiter rede."},
		"fr": {"Le président est arrivé dans la capitale pour rencontrer les ministres et discuter avec eux."},
		"es": {"El presidente llegó a la capital para reunirse con los ministros y hablar de la situación."},
		"pt": {"O presidente chegou à capital para uma reunião com os ministros e não falou com os jornalistas."},
		"id": {"Presiden itu tiba di ibu kota untuk bertemu dengan para menteri dan tidak berbicara pada wartawan."},
		"ru": {"Президент прибыл в столицу и встретился с министрами."},
		"uk": nil,
		"ar": {"وصل الرئيس إلى العاصمة والتقى بالوزراء"},
		"zh": {"总统抵达首都，会见了部长们。"},
		"ja": {"大統領は首都に到着し、閣僚と会談した。"},
		"ko": {"대통령이 수도에 도착해 장관들을 만났다."},
		other: {
			"Prezidentti saapui pääkaupunkiin tapaamaan ministereitä keskustellakseen tilanteesta joka huolestuttaa kaikkia naapurimaita " +
				"sekä pohtiakseen löytääkseen vihdoin kestäviä uusia keinoja ja ratkaisuja jotka voisivat rauhoittaa jännitteitä rajalla missä joukot ovat olleet vastakkain viikkojen ajan ilman yhteenottoja",
			"நாட்டின் தலைவர் தலைநகருக்கு வந்தார்",
		},
	} {
		for _, text := range texts {
			if got := languageOf(text); got != want {
				t.Errorf("%q of %q, want %q", got, text, want)
			}
		}
	}
}
