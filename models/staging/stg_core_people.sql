{{ stage('core_people') }}
