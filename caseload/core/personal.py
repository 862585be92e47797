def age_on(birth, day):
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def decrypt_id(data):
    raise NotImplementedError
